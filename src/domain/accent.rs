//! A brand's accent made readable: whatever colour is given, text and ground keep WCAG AA.
//!
//! Lightness is moved in `OKLCH`, the polar form of Björn Ottosson's `OKLab` ("A perceptual color space for image
//! processing", 2020), which keeps the hue in the eye's judgement. Contrast is that of WCAG 2.

/// The product's own accent.
pub const DEFAULT: &str = "#a3482a";

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub [u8; 3]);

/// Colours made of one accent for one scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accents {
    /// For words and lines on paper and sheet.
    pub accent_text: Rgb,
    /// For buttons and marks.
    pub accent_fill: Rgb,
    /// For words on `accent_fill`.
    pub on_fill: Rgb,
    /// A tint for boxes.
    pub soft: Rgb,
    /// For accented words on `soft`.
    pub on_soft: Rgb,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Scheme {
    /// The scheme a ground is of: light where ink shows better on it than white.
    pub fn of(ground: Rgb) -> Self {
        if ground.contrast(INK) >= ground.contrast(WHITE) {
            Self::Light
        } else {
            Self::Dark
        }
    }
}

impl Rgb {
    /// Reads `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    /// Writes `#rrggbb`.
    pub fn push_to(self, out: &mut String) {
        out.push('#');
        for half in self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]) {
            out.push(char::from_digit(half.into(), 16).unwrap_or('0'));
        }
    }

    fn linear(self) -> [f32; 3] {
        self.0.map(|byte| {
            let value = f32::from(byte) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                to_linear((value + 0.055) / 1.055)
            }
        })
    }

    fn luminance(self) -> f32 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast between two colours, 1 to 21.
    pub fn contrast(self, other: Self) -> f32 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}

/// `value` to the power of 2.4, for 0 to 1. `powf` would do, but it weighs more than all else here together.
fn to_linear(value: f32) -> f32 {
    // The fifth root of the square, by Newton's method, times the square.
    let square = value * value;
    let mut root = square.sqrt().sqrt().max(0.01);
    for _ in 0..6 {
        root = 0.8 * root + 0.2 * square / (root * root * root * root);
    }
    square * root
}

/// `value` to the power of 1 / 2.4, which is the twelfth root to the power of five.
fn to_screen(value: f32) -> f32 {
    let root = value.sqrt().sqrt().cbrt();
    root * root * root * root * root
}

/// Lightness, and the two opponent axes.
#[derive(Clone, Copy)]
struct Oklab([f32; 3]);

impl Oklab {
    #[allow(clippy::many_single_char_names, reason = "the letters of the paper")]
    fn of(colour: Rgb) -> Self {
        let [r, g, b] = colour.linear();
        let l = (0.412_221_47 * r + 0.536_332_54 * g + 0.051_445_993 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_84 * g + 0.629_978_7 * b).cbrt();
        Self([
            0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        ])
    }

    /// Linear light, outside 0 to 1 where no screen can show it.
    #[allow(clippy::many_single_char_names, reason = "the letters of the paper")]
    fn linear(self) -> [f32; 3] {
        let Self([lightness, a, b]) = self;
        let [l, m, s] = [
            lightness + 0.396_337_78 * a + 0.215_803_76 * b,
            lightness - 0.105_561_346 * a - 0.063_854_17 * b,
            lightness - 0.089_484_18 * a - 1.291_485_5 * b,
        ]
        .map(|root| root * root * root);
        [
            4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
            -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s,
            -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
        ]
    }

    /// The colour with this lightness and hue, and as much of the chroma, up to `limit`, as a screen can show.
    fn at(self, lightness: f32, limit: f32) -> Rgb {
        let Self([_, a, b]) = self;
        let mut part = (limit / (a * a + b * b).sqrt().max(1e-6)).min(1.0);
        for _ in 0..24 {
            let inside = |value: &f32| (-0.000_5..=1.000_5).contains(value);
            if Self([lightness, a * part, b * part]).linear().iter().all(inside) {
                break;
            }
            part *= 0.85;
        }
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0 to 255"
        )]
        Rgb(Self([lightness, a * part, b * part]).linear().map(|value| {
            let value = value.clamp(0.0, 1.0);
            let value = if value <= 0.003_130_8 {
                value * 12.92
            } else {
                1.055 * to_screen(value) - 0.055
            };
            (value * 255.0).round() as u8
        }))
    }

    /// The colour nearest in lightness, going darker or lighter, for which `reads` holds.
    fn until(self, scheme: Scheme, reads: impl Fn(Rgb) -> bool) -> Rgb {
        let Self([start, ..]) = self;
        let step = if scheme == Scheme::Light { -0.01 } else { 0.01 };
        let mut lightness = start;
        loop {
            let colour = self.at(lightness, 1.0);
            if reads(colour) || !(0.0..=1.0).contains(&lightness) {
                return colour;
            }
            lightness += step;
        }
    }
}

const PAPER: Rgb = Rgb([0xfb, 0xf8, 0xf3]);
const NIGHT: Rgb = Rgb([0x24, 0x21, 0x1b]);
const WHITE: Rgb = Rgb([0xff, 0xff, 0xff]);
const INK: Rgb = Rgb([0x1d, 0x1a, 0x16]);
/// WCAG AA for text, and a hair more.
const TEXT: f32 = 4.52;
/// WCAG AA for marks that are not text.
const MARK: f32 = 3.02;

impl Accents {
    /// The set for an accent, `#rrggbb`; for anything else, that of the product's own.
    pub fn of(accent: &str, scheme: Scheme) -> Self {
        Self::over(
            accent,
            scheme,
            if scheme == Scheme::Light { PAPER } else { NIGHT },
        )
    }

    /// The same on another ground, in the scheme that the ground itself is of.
    pub fn on(accent: &str, ground: Rgb) -> Self {
        Self::over(accent, Scheme::of(ground), ground)
    }

    fn over(accent: &str, scheme: Scheme, ground: Rgb) -> Self {
        let base = Rgb::parse(accent).or_else(|| Rgb::parse(DEFAULT)).unwrap_or(INK);
        let mut lab = Oklab::of(base);
        if scheme == Scheme::Dark {
            // On ink an accent glows: it starts from a light colour, with dark words on it.
            let Oklab([lightness, ..]) = &mut lab;
            *lightness = lightness.max(0.72);
        }
        let on = |fill: Rgb| {
            [WHITE, INK]
                .into_iter()
                .find(|words| words.contrast(fill) >= TEXT)
        };
        let fill = lab.until(scheme, |fill| fill.contrast(ground) >= MARK && on(fill).is_some());
        // A muted accent has a muted tint.
        let Oklab([_, a, b]) = lab;
        let chroma = (a * a + b * b).sqrt() * 0.21;
        let soft = if scheme == Scheme::Light {
            lab.at(0.932, chroma.min(0.03))
        } else {
            lab.at(0.325, chroma.min(0.045) * 1.5)
        };
        Self {
            accent_text: lab.until(scheme, |words| words.contrast(ground) >= TEXT),
            accent_fill: fill,
            on_fill: on(fill).unwrap_or(WHITE),
            soft,
            on_soft: lab.until(scheme, |words| words.contrast(soft) >= TEXT),
        }
    }

    fn push_to(&self, prefix: &str, out: &mut String) {
        for (name, colour) in [
            ("accent-text", self.accent_text),
            ("accent-fill", self.accent_fill),
            ("on-accent-fill", self.on_fill),
            ("accent-soft", self.soft),
            ("on-accent-soft", self.on_soft),
        ] {
            out.push_str("--");
            out.push_str(prefix);
            out.push_str(name);
            out.push(':');
            colour.push_to(out);
            out.push(';');
        }
    }
}

/// Declarations for a style attribute or a rule: `--light-accent-text:#…;` and the like for both schemes. The tokens choose between
/// `--light-…` and `--dark-…`. Whatever is passed in, only colours come out.
pub fn css(accent: &str) -> String {
    let mut out = String::with_capacity(360);
    Accents::of(accent, Scheme::Light).push_to("light-", &mut out);
    Accents::of(accent, Scheme::Dark).push_to("dark-", &mut out);
    out
}

/// The light set alone, as `--accent-text:#…;` and the like: for paper.
pub fn css_on_paper(accent: &str) -> String {
    let mut out = String::with_capacity(180);
    Accents::of(accent, Scheme::Light).push_to("", &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_those_of_the_standard() {
        for step in 0_u8..=255 {
            let value = f32::from(step) / 255.0;
            assert!((to_linear(value) - value.powf(2.4)).abs() < 1e-4, "{value}");
            assert!((to_screen(value) - value.powf(1.0 / 2.4)).abs() < 1e-4, "{value}");
        }
    }

    fn hue(colour: Rgb) -> (f32, f32) {
        let Oklab([_, a, b]) = Oklab::of(colour);
        (b.atan2(a), (a * a + b * b).sqrt())
    }

    #[test]
    fn every_accent_reads_on_every_ground_in_both_schemes() {
        for index in 0..4096_u32 {
            let rgb =
                Rgb([index >> 8, index >> 4 & 15, index & 15].map(|step| u8::try_from(step * 17).unwrap()));
            let mut accent = String::new();
            rgb.push_to(&mut accent);
            for (scheme, grounds) in [
                (Scheme::Light, ["#fbf8f3", "#fffdf9", "#ffffff"]),
                (Scheme::Dark, ["#1d1a16", "#24211b", "#1d1a16"]),
            ] {
                let set = Accents::of(&accent, scheme);
                for ground in grounds {
                    let ground = Rgb::parse(ground).unwrap();
                    assert!(
                        set.accent_text.contrast(ground) >= 4.5,
                        "{accent} {scheme:?} {set:?}"
                    );
                    assert!(
                        set.accent_fill.contrast(ground) >= 3.0,
                        "{accent} {scheme:?} {set:?}"
                    );
                }
                assert!(
                    set.on_fill.contrast(set.accent_fill) >= 4.5,
                    "{accent} {scheme:?} {set:?}"
                );
                assert!(
                    set.on_soft.contrast(set.soft) >= 4.5,
                    "{accent} {scheme:?} {set:?}"
                );
                let ink = if scheme == Scheme::Light {
                    "#231f1a"
                } else {
                    "#f3ede2"
                };
                assert!(
                    Rgb::parse(ink).unwrap().contrast(set.soft) >= 7.0,
                    "{accent} {scheme:?} {set:?}"
                );
                // Hue can be judged only where there is colour left.
                for made in [set.accent_text, set.accent_fill, set.on_soft, set.soft] {
                    let ((from, chroma), (to, left)) = (hue(rgb), hue(made));
                    if chroma > 0.03 && left > 0.03 {
                        let turn = (from - to).abs().to_degrees();
                        assert!(turn.min(360.0 - turn) < 9.0, "{accent} {made:?} turned by {turn}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_accent_that_reads_is_left_as_it_is() {
        assert_eq!(
            Some(Accents::of(DEFAULT, Scheme::Light).accent_text),
            Rgb::parse(DEFAULT)
        );
        assert_eq!(
            Some(Accents::of("#2f5d62", Scheme::Light).accent_fill),
            Rgb::parse("#2f5d62")
        );
    }

    #[test]
    fn only_colours_come_out() {
        let own = css(DEFAULT);
        for accent in [
            "",
            "red",
            "#fff",
            "#12345g",
            "#123456;}body{",
            "＃ffffff",
            "#+12345",
            "#ééé",
        ] {
            assert_eq!(css(accent), own, "{accent}");
        }
        assert!(own.starts_with("--light-accent-text:#a3482a;--light-accent-fill:#"));
        assert!(
            own.contains("--dark-on-accent-soft:#") && css_on_paper("").starts_with("--accent-text:#a3482a;")
        );
    }

    #[test]
    fn on_the_ground_of_any_page_words_can_be_read() {
        let grounds = [
            "#ffffff", "#f3ead7", "#dde6ff", "#c8c8c8", "#9a9a9a", "#6a6a6a", "#2b4a3f", "#112233", "#000000",
        ];
        for ground in grounds {
            let ground = Rgb::parse(ground).expect("a colour");
            for accent in [
                "#a3482a", "#ffee00", "#99aadd", "#0000ee", "#101010", "#fafafa", "",
            ] {
                let set = Accents::on(accent, ground);
                let words = [
                    (set.accent_text, ground),
                    (set.on_fill, set.accent_fill),
                    (set.on_soft, set.soft),
                ];
                for (words, on) in words {
                    assert!(
                        words.contrast(on) >= 4.5,
                        "{accent} on {ground:?}: {words:?} on {on:?} has {}",
                        words.contrast(on)
                    );
                }
            }
        }
    }
}
