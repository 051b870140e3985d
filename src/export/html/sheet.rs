//! The style sheet of a page: a profile in the words of browsers.
//!
//! All sizes hang on that of the body. Printed, it is the profile's in points, so everything is; on a screen it hangs on
//! what the reader has chosen for the browser, and is smaller on a phone.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::quoted;
use crate::export::families::stand_ins;
use crate::model::{
    Align, Language, POINTS_PER_MM, PageNumber, PageNumberPlace, PageNumberStyle, Paper, Profile, TypeStyle,
};

/// What is neither of the profile nor of the speech: colours, and how a page stands on a screen.
const FRAME: &str = "\
:root{color-scheme:light dark;--ink:#1d1c1a;--quiet:#6f6a61;--paper:#fdfcfa}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink)}
main{margin:0 auto;padding:clamp(1.75rem,7vw,4.5rem) clamp(1rem,5vw,3rem) clamp(3rem,12vw,7rem)}
h1,h2,h3,h4,h5,h6,p{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
h1,h2,h3,h4,h5,h6{break-after:avoid;break-inside:avoid}
b{line-height:0}
h1,.subtitle,.byline{text-wrap-style:balance}
header{break-inside:avoid;break-after:avoid}
.flush{break-after:avoid}
em{font-style:inherit;text-emphasis:filled dot;text-emphasis-position:under right}
.slow{text-decoration:underline dashed 1px;text-underline-offset:.3em}
.pause::before{content:'\\ff0f';color:var(--quiet)}
@media screen and (prefers-color-scheme:dark){:root{--ink:#dcd8cf;--quiet:#98928a;--paper:#1b1a18}}
";

/// The letters that a Latin family sets in a Chinese text. Quotation marks, dashes and dots of omission are Chinese there,
/// and a Latin family that came first would take them.
const LATIN: &str = "U+20-7E,U+C0-D6,U+D8-F6,U+F8-24F";

/// The style sheet for a speech in a language.
pub fn sheet(language: Language, profile: &Profile) -> String {
    let body = &profile.body;
    let mut out = match language {
        Language::Chinese => latin_faces(profile),
        Language::English => String::new(),
    };
    out.push_str(FRAME);
    // 16 points are 20 pixels on a screen; never less than the eye wants, nor more than a page of text bears.
    let screen = (body.size * 7.8125).clamp(112.5, 150.0);
    let phone = (screen * 0.9).max(112.5);
    let measure = rem(profile.paper.text_width() * POINTS_PER_MM, body);
    // Office programs let a line of a Chinese paragraph stand alone, so that every page has all its lines.
    let alone = if language == Language::English { 2 } else { 1 };
    let _ = writeln!(out, ":root{{font-size:{screen}%;orphans:{alone};widows:{alone}}}");
    let _ = writeln!(out, "@media screen and (max-width:40rem){{:root{{font-size:{phone}%}}}}");
    let _ = writeln!(out, "main{{max-width:{measure};line-break:strict}}");
    if language == Language::English {
        out.push_str("p{text-wrap-style:pretty}\n");
    }
    let rules = [("h1", &profile.title), ("p", body), (".subtitle", &profile.subtitle), (".byline", &profile.byline)];
    for (selector, style) in rules {
        let _ = writeln!(out, "{selector}{{{};{}}}", letters(language, style, body), lines(style, body));
    }
    let _ = writeln!(out, ".flush{{text-indent:0}}\nheader{{margin-bottom:{}}}", rem(body.pitch, body));
    for (level, style) in profile.headings.iter().enumerate() {
        let _ = writeln!(out, ".l{level},.r{level}{{{}}}", letters(language, style, body));
        let _ = writeln!(out, ".l{level}{{{}}}", lines(style, body));
    }
    let _ = writeln!(
        out,
        "@media print{{:root{{font-size:{}pt;--ink:#000;--quiet:#000;--paper:#fff}}main{{max-width:none;padding:0}}}}",
        body.size
    );
    page(&mut out, profile);
    out
}

/// Faces that hold the Latin letters of the families in a profile and nothing else.
fn latin_faces(profile: &Profile) -> String {
    let used: BTreeSet<(&str, bool, bool)> =
        profile.types().map(|(_, style)| (style.latin.as_str(), style.bold, style.italic)).collect();
    let mut out = String::new();
    for (family, bold, italic) in used {
        let cut = match (bold, italic) {
            (false, false) => "",
            (true, false) => " Bold",
            (false, true) => " Italic",
            (true, true) => " Bold Italic",
        };
        let files: Vec<String> =
            stand_ins(family).0.iter().map(|name| format!("local({})", quoted(&format!("{name}{cut}")))).collect();
        let _ = writeln!(
            out,
            "@font-face{{font-family:{};src:{};font-weight:{};font-style:{};unicode-range:{LATIN}}}",
            quoted(&latin_name(family)),
            files.join(","),
            weight(bold),
            if italic { "italic" } else { "normal" },
        );
    }
    out
}

/// What the Latin letters of a family are called among the faces of the page.
fn latin_name(family: &str) -> String {
    format!("{family} Latin")
}

fn weight(bold: bool) -> u16 {
    if bold { 700 } else { 400 }
}

/// The families of a type, those that may stand in for them behind, as a style sheet lists them.
fn families(language: Language, style: &TypeStyle) -> String {
    let (chinese, kind) = stand_ins(&style.chinese);
    let (latin, latin_kind) = stand_ins(&style.latin);
    let chinese = chinese.into_iter().map(quoted);
    let names: Vec<String> = match language {
        Language::Chinese => std::iter::once(quoted(&latin_name(&style.latin))).chain(chinese).collect(),
        Language::English => latin.into_iter().map(quoted).chain(chinese).collect(),
    };
    let generic = if language == Language::Chinese { kind } else { latin_kind };
    format!("{},{generic}", names.join(","))
}

/// What letters look like.
fn letters(language: Language, style: &TypeStyle, body: &TypeStyle) -> String {
    format!(
        "font-family:{};font-size:{};font-weight:{};font-style:{};letter-spacing:{}",
        families(language, style),
        rem(style.size, body),
        weight(style.bold),
        if style.italic { "italic" } else { "normal" },
        rem(style.tracking, body),
    )
}

/// How lines stand.
fn lines(style: &TypeStyle, body: &TypeStyle) -> String {
    format!(
        "line-height:{};text-indent:{};text-align:{};margin:{} 0 {}",
        rem(style.pitch, body),
        rem(style.indent * (style.size + style.tracking), body),
        match style.align {
            Align::Justified => "justify",
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
        },
        rem(style.before, body),
        rem(style.after, body),
    )
}

/// A length in points, as a part of the body's size.
fn rem(points: f32, body: &TypeStyle) -> String {
    let part = (f64::from(points) / f64::from(body.size) * 1e5).round() / 1e5;
    if part == 0.0 { "0".to_owned() } else { format!("{part}rem") }
}

/// The sheet of paper, and the numbers of pages where the browser can print them.
fn page(out: &mut String, profile: &Profile) {
    let Paper { width, height, top, right, bottom, left } = profile.paper;
    let free = profile.reading.map_or(0.0, |reading| reading.free * profile.paper.text_height());
    let below = profile.page_number.below;
    let bottom = bottom + free;
    let _ = write!(out, "@page{{size:{width}mm {height}mm;margin:{top}mm {right}mm {bottom}mm {left}mm");
    let PageNumber { style, place, font, size, .. } = &profile.page_number;
    let content = match style {
        PageNumberStyle::None => {
            out.push_str("}\n");
            return;
        }
        PageNumberStyle::Plain => "counter(page)",
        PageNumberStyle::Dashes => "'— ' counter(page) ' —'",
        PageNumberStyle::OfAll => "counter(page) ' / ' counter(pages)",
    };
    let (names, kind) = stand_ins(font);
    let names: Vec<String> = names.into_iter().map(quoted).collect();
    let number = |at: &str, side: &str| {
        format!(
            "@bottom-{at}{{content:{content};font:{size}pt {},{kind};vertical-align:top;padding:{}mm {side}}}",
            names.join(","),
            below + free,
        )
    };
    let _ = match place {
        PageNumberPlace::Centre => writeln!(out, ";{}}}", number("center", "0 0")),
        PageNumberPlace::Outside => writeln!(
            out,
            "}}\n@page:right{{{}}}\n@page:left{{{}}}",
            number("right", "1em 0 0"),
            number("left", "0 0 1em"),
        ),
    };
}
