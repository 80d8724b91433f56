//! Fresh ids.

/// Sixteen random hexadecimal digits; unique among all personas and items, and short in files.
pub fn new_id() -> String {
    let mut id = String::with_capacity(16);
    for _ in 0..4 {
        // `Math.random` is there on every page, `crypto.randomUUID` on secure ones alone; ids need no secrecy.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a random number below 65536"
        )]
        let mut part = (js_sys::Math::random() * 65536.0) as u32;
        for _ in 0..4 {
            id.push(char::from_digit(part & 15, 16).unwrap_or('0'));
            part >>= 4;
        }
    }
    id
}
