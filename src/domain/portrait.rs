//! Friendly, non-photographic faces drawn from a handful of choices.
//!
//! A [`Portrait`] is one chosen option for each of the [`PARTS`]. It comes from a seed (the persona's id),
//! so the same persona always has the same face, and any part can be changed afterwards. [`Portrait::svg`]
//! draws it: shapes with presentation attributes only, no ids, no styles, no scripts, nothing fetched.
//!
//! # How the pictures are written down
//!
//! The art is kept in a small notation, because path data is most of what this module weighs. In a table each
//! line is an option, in the order of its part's ids. A line's layers are separated by `;` and a layer's shapes
//! by `/`. A shape is:
//!
//! - `=` if it is drawn twice, the second time mirrored about the middle of the picture;
//! - a colour letter: small to fill, capital and a one-digit width to draw a line;
//! - four numbers for an ellipse (its centre, its radii), or path data.
//!
//! | letters | colours | letters | colours |
//! |---|---|---|---|
//! | `s` `t` `l` | skin, its shade, mouth | `k` `w` `g` `d` | ink, paper white, gold, blue |
//! | `h` `i` `r` | hair, its strands, brows | `b` `x` `z` | blush, shadow, shine: see-through |
//! | `u` `v` | stubble, cropped hair: see-through | `c` `a` | clothing, its companion colour |
//! | `m` | lips | `p` | background |
//!
//! In path data `J` stands for the jaw of the chosen head (from the right temple round to the left one), `B`
//! for the body, `N` for the neck and `E` for the picture's edge, so that beards follow every jaw and clothes
//! end exactly at the edge without clipping. The picture is 200 by 200; eyes are at 92, a mouth at 121.

/// One thing about a face that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Stable kebab-case name of the part.
    pub id: &'static str,
    /// Stable kebab-case names of its options, in the order they are offered.
    pub options: &'static [&'static str],
}

const fn part(id: &'static str, options: &'static [&'static str]) -> Part {
    Part { id, options }
}

/// Everything that can be chosen, in the order a chooser should offer it.
pub const PARTS: &[Part] = &[
    part("head", &["oval", "round", "square", "heart", "long", "full"]),
    part(
        "skin",
        &[
            "tone-1", "tone-2", "tone-3", "tone-4", "tone-5", "tone-6", "tone-7", "tone-8",
        ],
    ),
    part("lines", &["none", "soft", "deep"]),
    part(
        "hair",
        &[
            "bald",
            "buzz",
            "crop",
            "side-part",
            "quiff",
            "receding",
            "short-curls",
            "coils",
            "afro",
            "puffs",
            "locs",
            "braids",
            "pixie",
            "bob",
            "fringe",
            "straight",
            "waves",
            "curls",
            "bun",
            "ponytail",
        ],
    ),
    part(
        "hair-colour",
        &[
            "black",
            "dark-brown",
            "brown",
            "auburn",
            "ginger",
            "blond",
            "grey",
            "silver",
            "white",
            "plum",
        ],
    ),
    part(
        "brows",
        &["soft", "straight", "arched", "thick", "thin", "raised", "kind"],
    ),
    part(
        "eyes",
        &[
            "round", "bright", "almond", "lashes", "smiling", "relaxed", "wink",
        ],
    ),
    part("nose", &["soft", "button", "straight", "broad", "long"]),
    part(
        "mouth",
        &[
            "smile",
            "gentle",
            "grin",
            "laugh",
            "lips",
            "calm",
            "thoughtful",
            "wry",
        ],
    ),
    part(
        "glasses",
        &["none", "round", "square", "half-rim", "cat-eye", "sunglasses"],
    ),
    part(
        "beard",
        &["none", "stubble", "short", "full", "long", "moustache", "goatee"],
    ),
    part(
        "headwear",
        &[
            "none", "cap", "beanie", "sun-hat", "hijab", "turban", "headwrap", "headband", "bow", "flower",
        ],
    ),
    part(
        "clothing",
        &[
            "tee",
            "stripes",
            "shirt",
            "v-neck",
            "turtleneck",
            "hoodie",
            "cardigan",
            "blazer",
            "apron",
            "overalls",
            "tunic",
            "blouse",
        ],
    ),
    part(
        "clothing-colour",
        &[
            "rust", "mustard", "olive", "forest", "teal", "navy", "plum", "rose", "cream", "charcoal",
        ],
    ),
    part(
        "accessory",
        &[
            "none",
            "studs",
            "hoops",
            "hearing-aid",
            "freckles",
            "scarf",
            "necklace",
            "headphones",
        ],
    ),
    part(
        "background",
        &["sage", "sand", "peach", "sky", "lilac", "rose", "butter", "stone"],
    ),
];

/// How many parts there are.
const COUNT: usize = 16;

/// Skin, its shade, mouth, lips: six hex digits each, like all palettes.
const SKINS: &str = concat!(
    "f8dfcde5bca3b75a4bc9685a\n",
    "f1cbacdba782a94f40bf6152\n",
    "e4b289c98f669a4536b05747\n",
    "d09868b37a4d87392a9f4c3c\n",
    "b67b4d97603a6e2c1e8f4334\n",
    "945f3d77482c501d14823c31\n",
    "774a345d372439130d8c4a40\n",
    "5f3b2d482a1f280c0885463c\n",
);

/// Hair, its strands, brows.
const HAIRS: &str = concat!(
    "2c25244d42402c2524\n",
    "4a3028684639432a22\n",
    "7a5034956a4a5f3b26\n",
    "8d4027ab5d3f76331f\n",
    "c76a33dd8d569a4d22\n",
    "e2bc70c79a50ad7f40\n",
    "7b7876999693625f5d\n",
    "bab6b1989490888480\n",
    "f6f1e9d5ccc1c4b9ac\n",
    "6d3b5e8d587d56304a\n",
);

/// Clothing, its companion colour.
const CLOTHS: &str = concat!(
    "a9502fe9c98f\n",
    "d8a13c3f5a66\n",
    "6f7a45ecd6a8\n",
    "3f6650e6b873\n",
    "2f6b70f0cfa6\n",
    "34465fd98e5f\n",
    "6c3f57e3b9a8\n",
    "c56d70564058\n",
    "ead9b8a9502f\n",
    "45403ccda84f\n",
);

/// Backgrounds, light, middle and deep: the face decides which.
const GROUNDS: &str = concat!(
    "dce7dba9c3ae55796a\n",
    "f3e5c9dcbf8c9c7340\n",
    "f8dfcbe3a884a35d3e\n",
    "dae7eba3c1cc4c7486\n",
    "e8deebbfa9c6735b7e\n",
    "f4dcd8dba6a2965858\n",
    "f9edc3e2c7688d742d\n",
    "e8e3dbbdb5a86b6459\n",
);

/// Heads in two layers: the stretch (an SVG matrix) and the jaw.
const HEADS: &str = concat!(
    /* oval */ "1.08 0 0 1.08 -8 -13;C138 117 122 138 100 138S62 117 62 90\n",
    /* round */ "1.12 0 0 1.05 -12 -9;C139 120 124 136 100 136S61 120 62 90\n",
    /* square */
    "1.09 0 0 1.08 -9 -13;C138 103 139 112 135 120C130 133 116 138 100 138S70 133 65 120C61 112 62 103 62 90\n",
    /* heart */ "1.09 0 0 1.08 -9 -13;C138 111 117 140 100 140S62 111 62 90\n",
    /* long */ "1.03 0 0 1.1 -3 -16;C138 118 126 142 100 142S62 118 62 90\n",
    /* full */ "1.11 0 0 1.06 -11 -10;C144 118 126 140 100 140S56 118 62 90\n",
);

/// What years of laughing leave.
const LINES: &str = concat!(
    "\n",
    /* soft */ "=T2M65 93L69 94M66 100L70 98M81 112Q78 115 77 120\n",
    /* deep */
    "=T2M65 92L70 94M66 100L70 98M82 111Q77 115 76 122M76 101Q83 105 90 101/T2M84 70Q100 67 116 70M88 64Q100 61 112 64\n",
);

/// Hair in four layers: what stands up behind the head, what falls behind the shoulders, what frames the
/// face, and what covers the top. Under a hat only the second and third are seen.
const HAIR: &str = concat!(
    /* bald */ ";;;Z4M76 62Q80 54 88 51\n",
    /* buzz */ ";;;vM62 84C60 56 76 44 100 44S140 56 138 84Q135 68 126 64Q100 57 74 64Q65 68 62 84Z\n",
    /* crop */
    ";;=hM62 95Q58 78 59 66H70Q69 80 62 95Z;hM60 84C54 48 76 34 100 34S146 48 140 84Q138 72 131 67L121 69L111 63L98 69L86 63L76 69L69 67Q62 72 60 84Z\n",
    /* side-part */
    ";;=hM62 95Q58 78 59 66H70Q69 80 62 95Z;hM60 84C54 48 76 34 100 34S146 48 140 84Q138 72 131 66Q104 68 84 53Q78 64 69 68Q62 72 60 84Z/I2M84 53Q86 45 94 41\n",
    /* quiff */
    ";;=hM62 95Q58 78 59 66H70Q69 80 62 95Z;hM60 84Q54 62 65 52Q64 33 92 33Q132 20 139 44Q146 60 140 84Q138 72 131 63Q104 66 76 62Q64 70 60 84Z/I2M80 56Q90 44 116 40M104 58Q120 54 128 46\n",
    /* receding */
    ";;=hM62 98Q51 76 58 58Q62 50 70 47L78 48Q70 58 68 72Q66 84 62 98Z;=hM60 70Q66 36 101 36V58H100Q92 50 82 53Q66 53 60 70Z\n",
    /* short-curls */
    ";;=h62 80 5 10;=h72 58 14 14/=h90 46 14 14/=h66 70 10 12/h100 56 24 12/I2M66 60Q70 52 78 56M92 48Q100 42 106 50M118 56Q126 50 130 60\n",
    /* coils */
    ";;=h62 80 5 10;=hM60 84a8 8 0 0 1-2-14a8 8 0 0 1 4-13a8 8 0 0 1 9-11a8 8 0 0 1 13-8a8 8 0 0 1 16-2H101V61Q86 61 74 64Q62 68 60 84Z/I2M72 56q4-6 8 0M92 50q4-6 8 0M112 52q4-6 8 0M124 60q4-6 8 0\n",
    /* afro */
    "h100 72 58 54;=h58 92 16 22;;hM60 84C54 48 76 34 100 34S146 48 140 84Q138 68 126 64Q100 58 74 64Q62 68 60 84Z/I2M66 44q4-6 8 0M94 32q4-6 8 0M124 40q4-6 8 0M58 66q4-6 8 0M136 64q4-6 8 0\n",
    /* puffs */
    "=h58 48 22 22;;=h62 80 5 10;hM60 84C54 48 76 34 100 34S146 48 140 84Q138 68 126 64Q112 60 100 52Q88 60 74 64Q62 68 60 84Z/=I2M52 42q4-6 8 0M60 56q4-6 8 0\n",
    /* locs */
    ";=H9M60 76Q52 110 50 154M66 80Q60 120 63 158;=H9M68 62Q54 80 56 114M62 72Q48 104 49 138;hM60 84C54 48 76 34 100 34S146 48 140 84Q138 68 126 64Q112 60 100 52Q88 60 74 64Q62 68 60 84Z/=I2M96 44Q78 48 66 70M88 40Q68 46 60 68M57 86Q54 100 55 112\n",
    /* braids */
    ";;=hM62 95Q58 78 59 66H70Q69 80 62 95Z/=h58 108 8 10/=h57 122 8 10/=h57 136 8 10/=h58 149 8 10/=a58 158 6 3/=h58 164 5 6;hM60 84C54 48 76 34 100 34S146 48 140 84Q138 68 126 64Q112 60 100 52Q88 60 74 64Q62 68 60 84Z/=I2M96 44Q78 48 66 70M88 40Q68 46 60 68\n",
    /* pixie */
    ";;=hM62 95Q58 78 59 66H70Q69 80 62 95Z;hM60 84C54 48 76 34 100 34S146 48 140 84Q140 80 136 76Q112 78 94 58Q86 72 66 76Q62 78 60 84Z/I2M96 56Q104 66 120 70M92 46Q86 58 74 66\n",
    /* bob */
    ";=hM101 66H56Q46 110 56 132H101Z;=hM72 58Q47 70 49 108Q51 130 57 135Q68 136 70 126Q64 106 65 84Q64 78 80 62Z;hM53 92C48 48 74 33 100 33S152 48 147 92Q140 74 126 68Q112 64 104 50Q92 68 74 72Q60 76 53 92Z\n",
    /* fringe */
    ";=hM101 66H56Q46 110 48 156H101Z;=hM72 58Q47 70 49 108Q50 130 47 146Q56 152 66 142Q69 110 65 84Q64 78 80 62Z;hM53 92C48 48 74 33 100 33S152 48 147 92L137 76Q100 83 63 76Z/I2M82 77V66M100 79V66M118 77V66\n",
    /* straight */
    ";=hM101 66H56Q46 110 48 156H101Z;=hM72 58Q47 70 49 108Q49 142 45 162Q58 170 68 158Q72 120 65 98Q64 78 80 62Z;hM53 92C48 48 74 33 100 33S152 48 147 92Q138 68 126 64Q112 60 100 48Q88 60 74 64Q62 68 53 92Z/=I2M59 100Q59 130 56 152\n",
    /* waves */
    ";=hM101 62H58Q42 78 48 96Q38 112 46 128Q38 146 50 160H101Z;=hM72 58Q47 70 49 92Q43 108 48 124Q43 142 52 160Q66 160 70 146Q60 132 68 118Q62 104 65 90Q64 78 80 62Z;hM53 92C48 48 74 33 100 33S152 48 147 92Q140 70 126 64Q110 62 94 46Q88 60 74 64Q62 68 53 92Z/I2M94 46Q96 40 102 37/=I2M56 100Q50 112 57 124T56 148\n",
    /* curls */
    ";=h56 92 15 15/=h50 112 15 15/=h52 132 15 15/=h64 142 15 15;=h61 80 10 12/=h57 98 10 12/=h54 120 10 12;=h74 52 14 14/=h90 43 14 14/=h66 64 10 12/hM66 66Q84 66 96 54Q112 68 134 66L120 44H80Z/=I2M50 112q-3 7 4 9M50 94q-3 7 4 9/I2M70 56Q76 46 84 52M98 46Q108 40 114 48\n",
    /* bun */
    "h100 34 18 16/I2M90 34Q100 26 110 34;;=hM62 95Q58 78 59 66H70Q69 80 62 95Z;hM60 84C54 48 76 34 100 34S146 48 140 84Q136 64 122 58Q100 50 78 58Q64 64 60 84Z/=I2M90 44Q78 48 66 70\n",
    /* ponytail */
    ";hM132 58Q172 60 164 108Q160 138 148 146Q150 110 138 92Z;=hM62 95Q58 78 59 66H70Q69 80 62 95Z;hM60 84C54 48 76 34 100 34S146 48 140 84Q138 72 131 66Q104 64 86 50Q78 64 69 68Q62 72 60 84Z/I2M88 50Q108 46 132 60\n",
);

const BROWS: &str = concat!(
    /* soft */ "=R4M74 81Q82 75 91 79\n",
    /* straight */ "=R4M74 80L91 79\n",
    /* arched */ "=R3M73 82Q81 71 92 79\n",
    /* thick */ "=R6M75 80Q82 76 91 79\n",
    /* thin */ "=R2M74 80Q82 75 91 79\n",
    /* raised */ "R4M74 81Q82 76 91 80M109 76Q118 70 126 77\n",
    /* kind */ "=R4M73 82Q80 77 91 76\n",
);

const EYES: &str = concat!(
    /* round */ "=k83 92 4 5/w84 90 1 1/w118 90 1 1\n",
    /* bright */ "=k83 92 5 6/w85 89 2 2/w119 89 2 2/w81 95 1 1/w115 95 1 1\n",
    /* almond */
    "=wM73 94Q82 85 92 93Q83 100 73 94Z/=k83 93 4 4/=K2M72 95Q82 84 92 93/w84 92 1 1/w118 92 1 1\n",
    /* lashes */ "=k83 93 4 5/=K2M76 90Q82 84 90 88M76 90L72 87M79 87L76 83/w84 91 1 1/w118 91 1 1\n",
    /* smiling */ "=K3M75 93Q83 86 91 93\n",
    /* relaxed */
    "=kM78 90Q83 88 88 90Q88 98 83 98T78 90Z/=K2M74 92Q82 86 92 89/w84 93 1 1/w118 93 1 1\n",
    /* wink */ "k83 92 4 5/w84 90 1 1/K3M109 93Q117 87 125 93\n",
);

const NOSES: &str = concat!(
    /* soft */ "T3M94 108Q100 113 106 108\n",
    /* button */ "t100 107 5 4\n",
    /* straight */ "T3M101 94L96 108H103\n",
    /* broad */ "T3M90 108Q94 112 100 110Q106 112 110 108\n",
    /* long */ "T3M98 90Q97 104 95 107Q97 113 105 109\n",
);

const MOUTHS: &str = concat!(
    /* smile */ "L3M87 120Q100 131 113 120\n",
    /* gentle */ "L3M90 121Q100 127 110 121\n",
    /* grin */
    "lM85 118Q100 121 115 118Q113 131 100 131Q87 131 85 118Z/wM88 120Q100 122 112 120Q110 125 100 125Q90 125 88 120Z\n",
    /* laugh */ "lM86 117H114Q113 133 100 133T86 117Z/wM89 118H111V121H89Z/b100 130 7 3\n",
    /* lips */
    "mM88 121Q95 117 100 119Q105 117 112 121Q106 129 100 129T88 121Z/X2M89 121Q100 124 111 121\n",
    /* calm */ "L3M91 122Q100 124 109 122\n",
    /* thoughtful */ "L3M92 122Q101 124 109 120\n",
    /* wry */ "L3M89 122Q104 128 113 119\n",
);

/// How far the head leans, in degrees, with each mouth.
const LEANS: &str = "0\n-2\n0\n3\n2\n0\n-4\n3\n";

/// Glasses in two layers: lenses behind the eyes, frames before them.
const GLASSES: &str = concat!(
    "\n",
    /* round */ "=z83 92 13 13;=K383 92 13 13/K3M96 91Q100 88 104 91/=K3M70 90L62 88\n",
    /* square */
    "=zM70 83H96V98Q95 102 90 102H75Q70 102 70 96Z;=K3M70 83H96V98Q95 102 90 102H75Q70 102 70 96ZL62 87/K3M96 88H104\n",
    /* half-rim */
    "=zM70 85H96Q96 102 83 102T70 85Z;=K4M70 85H96/=K1M70 85Q70 102 83 102T96 85/K3M96 88H104/=K3M70 86L62 88\n",
    /* cat-eye */
    "=zM67 83Q82 80 95 85Q97 102 83 102Q70 102 67 83Z;=K3M67 83Q82 81 95 85Q97 102 83 102Q70 102 67 83Z/=K5M67 83Q78 82 86 83M66 82L63 79/K3M95 89Q100 86 105 89\n",
    /* sunglasses */ ";=kM68 84H97Q98 103 83 103Q69 103 68 84ZL62 88/K3M96 87H104/=Z3M74 96L82 88\n",
);

/// Beards in two layers: behind the mouth and before it.
const BEARDS: &str = concat!(
    "\n",
    /* stubble */ "uM138 90JQ66 111 80 113Q100 106 120 113Q134 111 138 90Z\n",
    /* short */ "hM138 90JQ65 113 80 114Q100 106 120 114Q135 113 138 90Z\n",
    /* full */ "H9M137 98JM62 98/hM138 90JQ64 112 78 113Q100 104 122 113Q136 112 138 90Z\n",
    /* long */
    "H9M138 90J/hM138 90JQ64 112 78 113Q100 104 122 113Q136 112 138 90Z/hM64 116Q66 174 100 174T136 116Z/I2M90 142Q92 156 97 164M110 142Q108 156 104 164\n",
    /* moustache */
    ";=hM101 112Q90 109 83 116Q79 119 76 116Q79 124 89 121Q97 119 101 115Z\n",
    /* goatee */
    ";=hM101 112Q92 110 86 117Q93 118 101 116Z/hM92 131Q100 129 108 131Q108 143 100 143T92 131Z\n",
);

/// Headwear in two layers: behind the head and in front of it.
const HEADWEAR: &str = concat!(
    "\n",
    /* cap */
    ";=aM59 68C56 40 76 28 101 28V68Z/=X2M84 30Q78 42 78 58/c100 28 5 3/=cM101 57Q79 57 58 64Q52 76 62 78Q81 71 101 71Z\n",
    /* beanie */
    ";a100 30 9 8/=aM57 70C54 42 76 31 101 31V70Z/=X2M84 34Q78 42 78 56/aM54 62Q100 48 146 62V74Q146 78 142 77Q100 65 58 77Q54 78 54 74Z/xM54 62Q100 48 146 62V74Q146 78 142 77Q100 65 58 77Q54 78 54 74Z\n",
    /* sun-hat */
    ";=aM66 66Q64 26 101 26V66Z/=cM66 54Q82 50 101 50V66H66Z/=aM101 56Q60 56 28 70Q24 76 36 76Q64 68 101 68Z/X2M60 68Q100 60 140 68\n",
    /* hijab */
    "aM56 70Q52 130 44 156H156Q148 130 144 70Z;aM100 32C60 32 52 64 52 96Q52 128 30 158A100 100 0 0 0 170 158Q148 128 148 96C148 64 140 32 100 32ZM100 60C124 60 132 76 132 96C132 118 118 135 100 135S68 118 68 96C68 76 76 60 100 60Z/C4M70 86Q72 62 100 62T130 86/X2M62 118Q76 146 134 160M54 126Q60 150 84 166\n",
    /* turban */
    ";=aM56 80C42 44 70 22 101 22V58H100Q58 68 56 80Z/cM88 62L100 48L112 62Q100 58 88 62Z/=X2M100 48Q82 46 56 66M100 40Q82 34 58 52M100 31Q86 24 70 34\n",
    /* headwrap */
    ";=aM57 74C54 42 76 34 101 34V60Q76 60 57 74Z/a88 30 15 12/a112 28 14 12/x100 37 10 8/=X2M60 66Q80 46 100 42\n",
    /* headband */ ";=aM59 72Q62 46 101 46V38Q66 38 61 62Z\n",
    /* bow */
    ";aM128 48Q110 28 106 44T110 62Q122 62 128 48Q136 62 148 58T150 36Q140 30 128 48Z/x128 48 5 6\n",
    /* flower */ ";w134 48 7 7/w144 55 7 7/w140 66 7 7/w128 66 7 7/w124 55 7 7/g134 58 5 5\n",
);

const CLOTHING: &str = concat!(
    /* tee */ "cB/tN/X3M81 140Q100 163 119 140\n",
    /* stripes */
    "cB/wM55 146H145L158 150H42ZM29 157H171L175 162H25ZM29 170H171L166 175H34ZM44 183H156L148 188H52Z/tN/C3M81 140Q100 163 119 140\n",
    /* shirt */
    "cB/tN/X2M100 158V198/=cM81 136L100 158L85 168L72 143Z/=X2M81 137L100 158L85 168L72 143/w100 172 2 2/w100 186 2 2\n",
    /* v-neck */ "cB/tM82 118V139L100 170L118 139V118Z/X4M81 140L100 171L119 140\n",
    /* turtleneck */
    "cB/cM79 132Q100 142 121 132L123 152Q100 162 77 152Z/X2M78 149Q100 158 122 149M87 140V146M100 142V148M113 140V146\n",
    /* hoodie */
    "cB/tN/cM68 138Q80 130 81 138Q84 158 100 162Q116 158 119 138Q120 130 132 138Q142 160 100 173Q58 160 68 138Z/xM68 138Q80 130 81 138Q84 158 100 162Q116 158 119 138Q120 130 132 138Q142 160 100 173Q58 160 68 138Z/=W3M88 169V184\n",
    /* cardigan */ "aB/tN/=cM24 165C30 150 48 148 80 140Q82 170 94 200E/=X2M80 140Q82 170 94 199\n",
    /* blazer */
    "wB/tN/=wM82 136L100 157L87 166L76 142Z/=X1M82 137L100 157L87 166/=cM24 165C30 150 48 148 78 140L98 186V200E/=xM78 140L64 153L75 161L69 165L98 190L84 158Z\n",
    /* apron */
    "cB/tN/X3M81 140Q100 163 119 140/=A5M74 168L80 142/aM72 166H128L138 192A100 100 0 0 1 62 192Z/X2M88 180H112V192\n",
    /* overalls */
    "aB/tN/X3M81 140Q100 163 119 140/=C9M72 172L70 146/cM66 170H134L142 190A100 100 0 0 1 58 190Z/=g72 172 3 3/X2M86 180H114V194\n",
    /* tunic */ "cB/tN/A4M81 140Q100 163 119 140M100 155V182/g100 164 2 2/g100 174 2 2\n",
    /* blouse */ "cB/tN/=wM81 137Q86 154 100 159Q98 176 82 172Q66 164 70 146Z\n",
);

/// Accessories in three layers: on the skin, over the clothes, over the hair.
const ACCESSORIES: &str = concat!(
    "\n",
    /* studs */ ";;=g59 105 3 3\n",
    /* hoops */ ";;=G258 113 6 8\n",
    /* hearing-aid */ ";;s140 94 8 10/t140 96 4 5/W2M138 85Q134 90 138 97/D5M139 85Q147 87 146 98\n",
    /* freckles */ "=M2M73 107h0M79 104h0M85 107h0M76 112h0M82 112h0\n",
    /* scarf */
    ";aM68 140Q100 166 132 140Q140 152 129 161Q100 175 71 161Q60 152 68 140Z/X2M72 150Q100 170 128 150/aM112 161L130 159L134 190L114 196Z/X2M116 188V194M124 186V192\n",
    /* necklace */ ";G2M82 146Q84 176 100 176T118 146/g100 179 4 4\n",
    /* headphones */
    ";;C5M55 88C50 18 150 18 145 88/=cM48 82Q48 78 54 78H62V108H54Q48 108 48 104Z/=a49 93 4 10\n",
);

/// The body, down to the picture's edge.
const BODY: &str = "M24 165C30 150 48 148 80 140H120C152 148 170 150 176 165A100 100 0 0 1 24 165Z";
const NECK: &str = "M82 118V140Q100 161 118 140V118Z";
const EDGE: &str = "A100 100 0 0 1 24 165Z";

/// Ears, head and cheeks.
const FACE: &str = "=s60 94 8 10/=t60 95 4 5/sM62 90C62 60 76 46 100 46S138 60 138 90J/=b75 109 9 6";

/// Where each part stands among the [`PARTS`].
mod at {
    pub const HEAD: u8 = 0;
    pub const SKIN: u8 = 1;
    pub const LINES: u8 = 2;
    pub const HAIR: u8 = 3;
    pub const HAIR_COLOUR: u8 = 4;
    pub const BROWS: u8 = 5;
    pub const EYES: u8 = 6;
    pub const NOSE: u8 = 7;
    pub const MOUTH: u8 = 8;
    pub const GLASSES: u8 = 9;
    pub const BEARD: u8 = 10;
    pub const HEADWEAR: u8 = 11;
    pub const CLOTHING: u8 = 12;
    pub const ACCESSORY: u8 = 14;
    /// Not parts: from here on the head leans, or nothing does.
    pub const LEANING: u8 = 100;
    pub const UPRIGHT: u8 = 101;
}

/// The table of each part. Those of colours are not drawn by themselves.
const ART: [&str; COUNT] = [
    HEADS,
    "",
    LINES,
    HAIR,
    "",
    BROWS,
    EYES,
    NOSES,
    MOUTHS,
    GLASSES,
    BEARDS,
    HEADWEAR,
    CLOTHING,
    "",
    ACCESSORIES,
    "",
];

/// Parts and their layers in the order in which they are drawn, from the back to the front.
const ORDER: [(u8, u8); 24] = [
    (at::LEANING, 0),
    (at::HAIR, 0),
    (at::HAIR, 1),
    (at::HEADWEAR, 0),
    (at::UPRIGHT, 0),
    (at::CLOTHING, 0),
    (at::ACCESSORY, 1),
    (at::LEANING, 0),
    (at::HEAD, 2),
    (at::ACCESSORY, 0),
    (at::LINES, 0),
    (at::NOSE, 0),
    (at::BEARD, 0),
    (at::MOUTH, 0),
    (at::BEARD, 1),
    (at::GLASSES, 0),
    (at::EYES, 0),
    (at::BROWS, 0),
    (at::HAIR, 2),
    (at::HAIR, 3),
    (at::GLASSES, 1),
    (at::HEADWEAR, 1),
    (at::ACCESSORY, 2),
    (at::UPRIGHT, 0),
];

/// The colours of the notation: its letter, which of [`Pen::tones`], which colour there, how opaque.
const COLOURS: &str =
    "s00 t01 l02 m03 h10 u10.3 v10.8 i11 r12 c20 a21 b30.2 x31.18 z32.25 w33 g34 d35 k36 L40 p50";

/// Blush, shadow, shine, paper white, gold, blue, ink.
const FIXED: &str = "d8503c231f1afffffffffaf2e0ad453d7f8c241c18";

// What seeds throw: a digit an option, the larger the likelier. Each pair of lines is for faces on which a beard is
// less likely, then likelier.

/// For each part (those with a table of their own are left out here).
const WEIGHTS: &str = concat!(
    /* head */ "312222\n312222\n",
    /* skin */ "\n\n",
    /* lines */ "\n\n",
    /* hair */ "\n\n",
    /* hair-colour */ "\n\n",
    /* brows */ "4230322\n3323012\n",
    /* eyes */ "4335321\n5330331\n",
    /* nose */ "42232\n42232\n",
    /* mouth */ "54334112\n54320212\n",
    /* glasses */ "911111\n911111\n",
    /* beard */ "1\n9334133\n",
    /* headwear */ "9111201111\n93100201\n",
    /* clothing */ "323223322122\n323223322122\n",
    /* clothing-colour */ "1111111111\n1111111111\n",
    /* accessory */ "52322321\n92120202\n",
    /* background */ "11111111\n11111111\n",
);

/// By age.
const LINES_WEIGHTS: &str = "91\n19\n012\n";

/// Beside the pair: for lighter, then for darker skin.
const HAIR_WEIGHTS: &str = concat!(
    "01010030011134334533\n11000025646511123442\n", // less likely
    "13553440000010100111\n36433339304100000110\n", // likelier
);

/// By age, in pairs for lighter, then for darker skin.
const HAIR_COLOUR_WEIGHTS: &str = concat!(
    "2442330002\n8410000001\n", // young
    "2342242101\n7300001110\n", // grown
    "1100002450\n1100002450\n", // old
);

/// A face: one option for each of the [`PARTS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portrait {
    picks: [u8; COUNT],
}

impl Portrait {
    /// The face that belongs to a seed: the same one in every version and on every machine. So options added
    /// later must weigh nothing here, and nothing here may throw the dice in another order.
    pub fn from_seed(seed: &str) -> Self {
        let mut dice = Dice::new(seed);
        // What often goes together: age, whether a beard is likely, and what these and the skin make likely for
        // hair. It only steers the throw: anything can be chosen with anything.
        let age = dice.roll("532");
        let bearded = dice.roll("11");
        let skin = dice.roll("11111111");
        let dark = u8::from(skin > 3);
        let mut picks = [skin; COUNT];
        for (part, pick) in (0..).zip(&mut picks) {
            let (table, row) = match part {
                at::SKIN => continue,
                at::LINES => (LINES_WEIGHTS, age),
                at::HAIR => (HAIR_WEIGHTS, bearded * 2 + dark),
                at::HAIR_COLOUR => (HAIR_COLOUR_WEIGHTS, age * 2 + dark),
                _ => (WEIGHTS, part * 2 + bearded),
            };
            let weights = line(table, row);
            // The last hair colour is a dyed one, and few dye their beards.
            let undyed = weights
                .get(..9)
                .filter(|_| part == at::HAIR_COLOUR && bearded == 1);
            *pick = dice.roll(undyed.unwrap_or(weights));
        }
        Self { picks }
    }

    /// A face from choices that were kept, part by part. A part or option that is missing or not known is taken
    /// from the seed's face.
    pub fn from_choices<'a>(choices: impl IntoIterator<Item = (&'a str, &'a str)>, seed: &str) -> Self {
        let mut portrait = Self::from_seed(seed);
        for (part, option) in choices {
            portrait.set(part, option);
        }
        portrait
    }

    /// Every part's id with the id of its chosen option, in the order of [`PARTS`].
    pub fn choices(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let chosen = PARTS.iter().zip(self.picks);
        chosen.filter_map(|(part, pick)| Some((part.id, *part.options.get(usize::from(pick))?)))
    }

    /// The option chosen for a part.
    pub fn option(&self, part: &str) -> Option<&'static str> {
        self.choices()
            .find(|(id, _)| *id == part)
            .map(|(_, option)| option)
    }

    /// Chooses an option for a part. Says `false`, and changes nothing, if either is not known.
    pub fn set(&mut self, part: &str, option: &str) -> bool {
        for (known, pick) in PARTS.iter().zip(&mut self.picks) {
            if known.id == part
                && let Some(index) = known.options.iter().position(|id| *id == option)
                && let Ok(index) = u8::try_from(index)
            {
                *pick = index;
                return true;
            }
        }
        false
    }

    /// The face as a complete `<svg>`, to put into a page or a `data:` address. It is hidden from assistive
    /// technology: whoever shows it says in words whose face it is, where that needs saying.
    pub fn svg(&self) -> String {
        let [head, skin, _, hair, hair_colour, _, _, _, mouth, ..] = self.picks;
        let [.., beard, headwear, _, clothing_colour, accessory, background] = self.picks;
        // Cap, beanie, sun hat, hijab, turban and headwrap hide the hair's top; hijab and turban hide all of it,
        // and a hijab what is worn on the ears.
        let covered = (1..=6).contains(&headwear);
        let wrapped = headwear == 4 || headwear == 5;
        let earless = headwear == 4 && accessory < 4;

        let skins = line(SKINS, skin);
        let hairs = line(HAIRS, hair_colour);
        let cloths = line(CLOTHS, clothing_colour);
        // A mouth that is a line is lost in a dark beard unless it is light.
        let in_dark = (2..=4).contains(&beard) && lightness(hairs) < 96;
        let line_of_mouth = if in_dark { "cf8f7b" } else { tone(skins, 2) };
        let above = match hair {
            _ if covered => tone(cloths, 1),
            0 => skins,
            _ => hairs,
        };
        let ground = best_ground(line(GROUNDS, background), [skins, above, cloths]);

        let mut pen = Pen {
            out: String::with_capacity(8000),
            jaw: layer(HEADS, head, 1),
            tones: [skins, hairs, cloths, FIXED, line_of_mouth, ground],
        };
        pen.push(&[concat!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 200\" fill=\"none\" ",
            "stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\" focusable=\"false\">",
        )]);
        pen.draw("p100 100 100 100");
        let (stretch, lean) = (layer(HEADS, head, 0), line(LEANS, mouth));
        for (part, nth) in ORDER {
            match part {
                at::LEANING => pen.push(&[
                    "<g transform=\"rotate(",
                    lean,
                    " 100 150)matrix(",
                    stretch,
                    ")\">",
                ]),
                at::UPRIGHT => pen.push(&["</g>"]),
                at::HEAD => pen.draw(FACE),
                at::HAIR if wrapped || covered && nth % 3 == 0 => {}
                at::ACCESSORY if earless && nth == 2 => {}
                _ => {
                    let picked = ART.iter().zip(self.picks).nth(part.into());
                    pen.draw(picked.map_or("", |(art, pick)| layer(art, pick, nth)));
                }
            }
        }
        pen.push(&["</svg>"]);
        pen.out
    }
}

/// One option's line of a table.
fn line(table: &'static str, pick: u8) -> &'static str {
    table.split('\n').nth(pick.into()).unwrap_or_default()
}

/// One option's nth layer.
fn layer(table: &'static str, pick: u8, nth: u8) -> &'static str {
    line(table, pick).split(';').nth(nth.into()).unwrap_or_default()
}

/// The nth colour of a line of a palette.
fn tone(palette: &'static str, nth: usize) -> &'static str {
    palette.get(nth * 6..nth * 6 + 6).unwrap_or("000000")
}

/// How light a colour is, near enough: its green.
fn lightness(colour: &str) -> u8 {
    colour
        .bytes()
        .skip(2)
        .take(2)
        .fold(0, |sum, digit| (sum << 4) | ((digit & 15) + digit / 64 * 9))
}

/// The first shade of a background that skin, what is above it and clothes stand out from well enough, in
/// colour and in black and white, or else the one they stand out from best.
fn best_ground(shades: &'static str, [skin, above, cloth]: [&str; 3]) -> &'static str {
    let mut best = ("", 0);
    for shade in [0, 1, 2].map(|nth| tone(shades, nth)) {
        let apart = |colour| lightness(shade).abs_diff(lightness(colour));
        let apart = apart(skin)
            .min(apart(above))
            .min(apart(cloth).saturating_add(18))
            .min(24);
        if apart > best.1 {
            best = (shade, apart);
        }
    }
    best.0
}

/// Writes shapes in the colours of one face.
struct Pen {
    out: String,
    jaw: &'static str,
    /// Colours of skin, hair and clothing, the fixed ones, that of a line of a mouth, that of the background.
    tones: [&'static str; 6],
}

impl Pen {
    fn push(&mut self, texts: &[&str]) {
        for text in texts {
            self.out.push_str(text);
        }
    }

    /// Draws the shapes of a layer.
    fn draw(&mut self, art: &'static str) {
        for shape in art.split('/') {
            let once = shape.trim_start_matches('=');
            self.shape(once);
            if once.len() < shape.len() {
                self.push(&["<g transform=\"matrix(-1 0 0 1 200 0)\">"]);
                self.shape(once);
                self.push(&["</g>"]);
            }
        }
    }

    fn shape(&mut self, shape: &'static str) {
        let mut rest = shape.chars();
        let Some(letter) = rest.next() else { return };
        let width = if letter.is_ascii_uppercase() {
            rest.next()
        } else {
            None
        };
        let rest = rest.as_str();
        if rest.starts_with(|first: char| first.is_ascii_digit()) {
            self.push(&["<ellipse"]);
            for (name, value) in [" cx=\"", "\" cy=\"", "\" rx=\"", "\" ry=\""]
                .iter()
                .zip(rest.split(' '))
            {
                self.push(&[name, value]);
            }
        } else {
            self.push(&["<path d=\""]);
            for letter in rest.chars() {
                match letter {
                    'J' => self.out.push_str(self.jaw),
                    'B' => self.out.push_str(BODY),
                    'N' => self.out.push_str(NECK),
                    'E' => self.out.push_str(EDGE),
                    _ => self.out.push(letter),
                }
            }
        }
        let letter = if letter == 'L' {
            letter
        } else {
            letter.to_ascii_lowercase()
        };
        let colour = COLOURS
            .split(' ')
            .find(|colour| colour.starts_with(letter))
            .unwrap_or_default();
        let mut digits = colour.bytes().skip(1).map(|digit| usize::from(digit & 15));
        let tones = digits
            .next()
            .and_then(|digit| self.tones.get(digit))
            .copied()
            .unwrap_or_default();
        let opacity = colour.get(3..).unwrap_or_default();
        let property = if width.is_some() { "stroke" } else { "fill" };
        self.push(&[
            "\" ",
            property,
            "=\"#",
            tone(tones, digits.next().unwrap_or_default()),
        ]);
        if let Some(width) = width {
            self.push(&["\" stroke-width=\""]);
            self.out.push(width);
        }
        if !opacity.is_empty() {
            self.push(&["\" opacity=\"", opacity]);
        }
        self.push(&["\"/>"]);
    }
}

/// A small hash (FNV-1a) that seeds a small generator (xorshift32). Changing either would change every face.
struct Dice(u32);

impl Dice {
    fn new(seed: &str) -> Self {
        let hash = seed.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let mut dice = Self(hash.max(1));
        for _ in 0..8 {
            dice.turn();
        }
        dice
    }

    fn turn(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 >> 8
    }

    /// Picks one of as many options as there are digits, each as likely as its digit is large.
    fn roll(&mut self, weights: &str) -> u8 {
        let weights = weights.bytes().map(|digit| u32::from(digit.saturating_sub(b'0')));
        let mut left = self.turn() % weights.clone().sum::<u32>().max(1);
        let mut pick = 0;
        for weight in weights {
            if left < weight {
                break;
            }
            left -= weight;
            pick += 1;
        }
        pick
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A face on which every part can be seen.
    fn plain() -> Portrait {
        Portrait::from_choices(
            [
                ("head", "oval"),
                ("skin", "tone-4"),
                ("lines", "none"),
                ("hair", "crop"),
                ("hair-colour", "black"),
                ("glasses", "none"),
                ("beard", "none"),
                ("headwear", "none"),
                ("accessory", "none"),
            ],
            "plain",
        )
    }

    fn assert_well_formed(svg: &str) {
        let mut open = Vec::new();
        let mut rest = svg;
        while let Some(tag) = rest.strip_prefix('<') {
            let end = tag.find('>').expect("a tag ends");
            let inside = &tag[..end];
            rest = &tag[end + 1..];
            assert_eq!(inside.matches('"').count() % 2, 0, "quotes of {inside}");
            assert!(!inside.contains('<') && !inside.contains("\"\""), "{inside}");
            if let Some(name) = inside.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !inside.ends_with('/') {
                open.push(inside.split(' ').next().unwrap_or_default());
            } else if let Some(path) = inside.strip_prefix("path d=\"") {
                let data = path.split('"').next().unwrap_or_default();
                assert!(data.starts_with('M'), "{inside}");
                let known = |letter: char| "MmLlHhVvCcSsQqTtAaZz0123456789 .-".contains(letter);
                assert!(data.chars().all(known), "{inside}");
            } else {
                assert!(
                    inside.starts_with("ellipse cx=") && inside.contains(" ry="),
                    "{inside}"
                );
            }
        }
        assert!(rest.is_empty() && open.is_empty(), "left over: {rest} {open:?}");
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 200\""));
        for never in [
            " id=", "style", "<script", "url(", "href", "<text", "class=", "#000000", "\"#\"",
        ] {
            assert!(!svg.contains(never), "{never} in {svg}");
        }
    }

    #[test]
    fn parts_are_distinct_and_named_in_kebab_case() {
        assert_eq!(PARTS.len(), COUNT);
        let kebab = |id: &str| {
            id.chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        let ids: BTreeSet<_> = PARTS.iter().map(|part| part.id).collect();
        assert_eq!(ids.len(), COUNT);
        for part in PARTS {
            assert!(
                kebab(part.id) && part.options.iter().all(|option| kebab(option)),
                "{}",
                part.id
            );
            let options: BTreeSet<_> = part.options.iter().collect();
            assert_eq!(options.len(), part.options.len(), "{}", part.id);
        }
    }

    #[test]
    fn tables_have_a_line_for_each_option() {
        let tables = [
            HEADS,
            SKINS,
            LINES,
            HAIR,
            HAIRS,
            BROWS,
            EYES,
            NOSES,
            MOUTHS,
            GLASSES,
            BEARDS,
            HEADWEAR,
            CLOTHING,
            CLOTHS,
            ACCESSORIES,
            GROUNDS,
        ];
        for (part, table) in PARTS.iter().zip(tables) {
            assert_eq!(table.matches('\n').count(), part.options.len(), "{}", part.id);
        }
        assert_eq!(LEANS.matches('\n').count(), MOUTHS.matches('\n').count());
    }

    #[test]
    fn seeds_keep_their_faces() {
        let golden = [
            (
                "",
                "full tone-3 none curls dark-brown kind round soft smile round full none hoodie forest studs stone",
            ),
            (
                "a",
                "full tone-8 none waves black arched round button gentle half-rim none cap tee forest hearing-aid stone",
            ),
            (
                "persona-1",
                "square tone-8 none bun dark-brown raised almond straight smile none none none tee cream none butter",
            ),
            (
                "5d0c5b9e-8f0a-4a52-9d2e-2f6f3f0f8f11",
                "heart tone-4 soft curls brown straight wink soft smile none none none turtleneck rose none peach",
            ),
            (
                "Tomás",
                "square tone-1 soft straight plum thin lashes broad grin none none none tunic rose studs sage",
            ),
        ];
        for (seed, face) in golden {
            let portrait = Portrait::from_seed(seed);
            assert_eq!(
                portrait
                    .choices()
                    .map(|(_, option)| option)
                    .collect::<Vec<_>>()
                    .join(" "),
                face,
                "{seed}"
            );
        }
    }

    #[test]
    fn every_option_draws_and_looks_different() {
        for part in PARTS {
            let mut pictures = BTreeSet::new();
            for option in part.options {
                let mut portrait = plain();
                assert!(portrait.set(part.id, option));
                let svg = portrait.svg();
                assert_well_formed(&svg);
                pictures.insert(svg);
            }
            assert_eq!(pictures.len(), part.options.len(), "{}", part.id);
        }
    }

    #[test]
    fn seeds_show_every_option_and_nothing_else() {
        let mut seen = BTreeSet::new();
        let (mut faces, mut glasses, mut beards, mut hats) = (BTreeSet::new(), 0, 0, 0);
        for number in 0..10_000 {
            let portrait = Portrait::from_seed(&format!("persona-{number}"));
            assert_eq!(portrait.choices().count(), COUNT);
            seen.extend(portrait.choices());
            let worn = |part| portrait.option(part) != Some("none");
            glasses += u32::from(worn("glasses"));
            beards += u32::from(worn("beard"));
            hats += u32::from(worn("headwear"));
            if number % 100 == 0 {
                assert_well_formed(&portrait.svg());
            }
            faces.insert(portrait.picks);
        }
        for part in PARTS {
            for option in part.options {
                assert!(
                    seen.contains(&(part.id, *option)),
                    "{} {option} never came",
                    part.id
                );
            }
        }
        assert!(faces.len() > 9_900, "{}", faces.len());
        assert!((2_500..4_500).contains(&glasses), "{glasses}");
        assert!((2_500..4_500).contains(&beards), "{beards}");
        assert!((3_000..5_500).contains(&hats), "{hats}");
    }

    #[test]
    fn choices_come_back() {
        for seed in ["a", "b", "ж", ""] {
            let portrait = Portrait::from_seed(seed);
            let again = Portrait::from_choices(portrait.choices(), "another");
            assert_eq!(again, portrait);
            assert_eq!(again.svg(), portrait.svg());
        }
    }

    #[test]
    fn what_is_not_known_falls_back_to_the_seed() {
        let seeded = Portrait::from_seed("x");
        assert_eq!(
            Portrait::from_choices([("tail", "long"), ("hair", "feathers")], "x"),
            seeded
        );
        let mut changed = seeded.clone();
        assert!(!changed.set("hair", "feathers") && !changed.set("tail", "long"));
        assert_eq!(changed, seeded);
        assert!(changed.set("hair", "locs"));
        assert_eq!(changed.option("hair"), Some("locs"));
        assert_eq!(changed.option("tail"), None);
    }

    #[test]
    fn faces_stand_out_from_their_background() {
        for shades in GROUNDS.lines() {
            for (skin, above) in SKINS
                .lines()
                .flat_map(|skin| HAIRS.lines().map(move |hair| (skin, hair)))
            {
                for cloth in CLOTHS.lines() {
                    let ground = lightness(best_ground(shades, [skin, above, cloth]));
                    let apart = |colour| ground.abs_diff(lightness(colour));
                    let least = apart(skin).min(apart(above));
                    assert!(least >= 16, "{least}: {skin} {above} {cloth} on {shades}");
                }
            }
        }
    }

    #[test]
    fn a_wrapped_head_shows_no_hair() {
        for headwear in ["hijab", "turban"] {
            let mut portrait = plain();
            portrait.set("headwear", headwear);
            portrait.set("hair", "curls");
            let curls = portrait.svg();
            portrait.set("hair", "afro");
            assert_eq!(portrait.svg(), curls);
        }
    }
}
