//! Changes to an old speech: what copying, typing and pages do to a text, and what stands in it that means something to the
//! reader.
//!
//! Everything comes from the generator of chance that is given; the same seed makes the same change.

use std::ops::Range;

use fastrand::Rng;

use super::trial::packed;

/// The longest text that a change makes, in bytes; what is longer takes long and shows nothing more.
const LONGEST: usize = 16 << 10;

/// What means something in a speech.
#[rustfmt::skip] // A list reads better in lines than in a column.
const WORDS: &[&str] = &[
    "一、", "二、", "三、", "（一）", "（二）", "1.", "2.", "（1）", "①", "第一，", "第二，", "一是", "二是", "一要", "首先，",
    "第一阶段，", "I. ", "II. ", "a) ", "First, ", "Second, ", "第一部分", "——", "- ", "。", "！", "？", "：", "；", "，", "、",
    "…", "“", "”", "‘", "（", "）", "《", "》", "「", "【", "(", ")", "[", ".", ". ", "\n", "\n\n", "\r\n", "\r", "\u{C}",
    "\u{2028}", "　　", "　", "  ", " ", "\t", "\u{200B}", "\u{FEFF}", "\0", "\u{301}", "\u{1F469}\u{200D}\u{1F467}", "同志们：",
    "各位代表、同志们，", "尊敬的王书记：", "Ladies and gentlemen,", "在全市会议上的讲话", "（2024年3月5日）", "2024年", "市长 王明",
    "讲话稿三篇", "篇一：", "第2篇", "附件1：", "责任编辑：某某", "【打印】", "首页 > 正文", "第 3 页", "- 4 -", "1/2", "供参考",
    "（有删节）", "编者按：", "谢谢大家！", "让我们", "最后，", "当前，", "二、三产业", "0", "12", "2024", "甲", "提高认识", "THE ROAD",
];

/// What means something in Markdown.
const SIGNS: &[&str] =
    &["# ", "## ", "### ", "####### ", "**", "**一、甲**", "\n# ", "\n**甲**\n", "#", "- ", "> ", "1. ", "*"];

/// What means something in a Word document.
#[rustfmt::skip] // A list reads better in lines than in a column.
const ELEMENTS: &[&str] = &[
    "<w:p>", "</w:p>", "<w:p/>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:r><w:t>一、甲</w:t></w:r>", "<w:br/>", "<w:tab/>",
    "<w:pPr><w:pStyle w:val='1'/></w:pPr>", "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>",
    "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>", "<w:tbl>", "</w:tbl>",
    "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:ins>", "</w:ins>", "<w:del>", "</w:del>", "<w:delText>", "<w:txbxContent>",
    "</w:txbxContent>", "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='separate'/>",
    "<w:fldChar w:fldCharType='end'/>", "<w:instrText>TOC</w:instrText>", "<w:footnoteReference w:id='1'/>",
    "<w:sym w:font='Wingdings' w:char='F0FC'/>", "<w:sdt>", "</w:sdt>", "<w:sectPr/>", "<!--", "-->", "<![CDATA[", "]]>", "&#",
    "&amp;", "&lt;", "<?", "?>", "<", ">", "'", "\"", "/", "w:val='9'", "w:val='-1'", "w:val=''", "\n== word/numbering.xml\n",
];

/// What means something to the rules.
#[rustfmt::skip] // A list reads better in lines than in a column.
const FAULTS: &[&str] = &[
    "，，", "。，", "的的", "我们我们", "××", "某某", "____", "20XX年", "〔讲话人〕", "（单位名称）", "“三个强化”", "三点意见：", "以上四点，",
    "两个方面，", "等三个确保", "从甲、乙、丙四个方面", "第三届茶博会", "第四届茶博会", "“十四五”开局之年", "王强书记", "云溪市", "清河市",
    "今年是2022年。", "3月12日（星期五）", "2022年“五一”", "截止目前", "百分之5", "2026年三月", "--", "...", " , ", "(某)", "““”", "《”",
    "写作提示：", "控制在300字左右。", "群众的身边的实际的困难", "12345678元", "一要快。二是准。三要稳。", "一、甲\n三、乙\n三、丙\n",
    "三是", "四要", "（二）", "First, ", "three priorities", "the the", "[name]", "\u{200B}", "\u{E000}", "\u{1D400}", "同志们：", "谢谢大家！",
];

/// A changed text of a kind: `txt`, `md`, `parts`, or `checks` for texts that the rules look through.
pub fn mutated(kind: &str, rng: &mut Rng, text: &[u8], other: &[u8]) -> Vec<u8> {
    // A whole archive has other places to break.
    let mut bytes =
        if kind == "parts" && !text.starts_with(b"PK") && rng.u8(0..16) == 0 { packed(text) } else { text.to_vec() };
    let more = match kind {
        "md" => SIGNS,
        "parts" => ELEMENTS,
        "checks" => FAULTS,
        _ => WORDS,
    };
    // What is no XML any more is not read at all.
    let most = if kind == "parts" { 3 } else { 5 };
    for _ in 0..1 << rng.u32(0..most) {
        let words = if rng.bool() { more } else { WORDS };
        change(rng, &mut bytes, other, words);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn change(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8], words: &[&str]) {
    let range = part(rng, bytes);
    match rng.u8(0..10) {
        0 if !bytes.is_empty() => {
            let at = rng.usize(0..bytes.len());
            bytes[at] = rng.u8(..);
        }
        1 => drop(bytes.drain(range)),
        2 => {
            let copy = bytes[range].to_vec();
            let at = part(rng, bytes).start;
            bytes.splice(at..at, copy);
        }
        3 => {
            let from = part(rng, other);
            bytes.splice(range, other[from].iter().copied());
        }
        // A page that has lost its line ends, or has broken its lines.
        4 => bytes.retain(|byte| *byte != b'\n'),
        5 => {
            let measure = rng.usize(8..60);
            let text = String::from_utf8_lossy(bytes).into_owned();
            let chars: Vec<char> = text.chars().collect();
            *bytes = chars.chunks(measure).map(String::from_iter).collect::<Vec<_>>().join("\n").into_bytes();
        }
        6 => {
            let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
            rng.shuffle(&mut lines);
            *bytes = lines.join(&b'\n');
        }
        7 => {
            let word = rng.choice(words).copied().unwrap_or_default();
            bytes.splice(range, word.repeat(1 << rng.u32(0..6)).into_bytes());
        }
        _ => {
            let word = rng.choice(words).copied().unwrap_or_default();
            bytes.splice(range.start..range.start, word.bytes());
        }
    }
}

/// A range of a text: between characters mostly, and short mostly.
fn part(rng: &mut Rng, bytes: &[u8]) -> Range<usize> {
    let from = rng.usize(0..=bytes.len());
    let longest = if rng.u8(0..4) == 0 { bytes.len() } else { 40 };
    let to = (from + rng.usize(0..=longest)).min(bytes.len());
    let edge = |at: usize| (at..bytes.len()).find(|at| bytes[*at] & 0xC0 != 0x80).unwrap_or(bytes.len());
    if rng.u8(0..16) == 0 { from..to } else { edge(from)..edge(to) }
}
