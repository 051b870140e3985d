//! What tells the writer what to write, left in the text: the template's own words, or words that only guidance has.

use std::sync::LazyLock;

use regex::Regex;

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::{Scan, sentences};
use crate::check::subject::{Paragraph, Stretch};

/// How guidance speaks of lengths and of what goes wrong, and nobody else does. Words end where ASCII letters do: with the
/// words of all of Unicode the fast ways of looking would be none for Chinese.
static GUIDES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) ^[（(【［\[]?\s*(?:写作提示|写作要求|写法提示|填写说明|编写说明|写作说明|提示语?|说明文字|写法|使用说明)[：:]
        | (?:约|大约|控制在|不超过|限)\s*[0-9０-９一二三四五六七八九十百]+(?:[～~—至-][0-9０-９]+)?\s*字(?:左右|以内)?[。，,、；;）)】\]]
        | [0-9]+[～~—-][0-9]+\s*字(?:左右|以内)?[。，,、；;）)】\]]
        | 常见的毛病是
        | [（(【［\[](?:这里|此段|本段|这一段|此部分|本部分)(?:写|讲|介绍|概括|说明|主要写|重点写|主要讲|可写|可根据)
        | (?i:^\[?\(?(?:tip|hint|guidance|instructions?|note\ to\ (?:writer|speaker|self))\s*:)
        | (?i:(?-u:\b)about\ [0-9]+(?:\ to\ [0-9]+)?\ words(?-u:\b)(?:,\ [a-z0-9\ ]+)?\.)
        | (?i:(?-u:\b)a\ common\ mistake\ is(?-u:\b))
        | (?i:[\[(](?:open|close|begin|end)\ with\ (?:a|an|your)\ )",
    )
    .ok()
});

/// What has a length of its own.
const PAPERS: [&str; 9] = ["文件", "讲话", "简报", "报告", "材料", "发言", "文章", "论文", "作文"];

/// Guidance that was left: one finding for every stretch of sentences.
pub fn guidance_left(paragraph: &Paragraph, scan: &Scan, _: &Setting, found: &mut Vec<Found>) {
    let own = paragraph.stretches.iter().filter(|(_, stretch)| *stretch == Stretch::Guidance);
    let mut ranges: Vec<std::ops::Range<usize>> = own.map(|(range, _)| range.clone()).collect();
    if ranges.is_empty() && GUIDES.as_ref().is_some_and(|guides| guides.is_match(&paragraph.text)) {
        let told = sentences(scan).into_iter().filter(|sentence| {
            let text = scan.text(sentence.clone());
            // How long papers may be is what speeches on meetings and papers speak of.
            let of_papers =
                PAPERS.iter().any(|paper| text.contains(paper)) && !text.starts_with(['（', '(', '【', '［', '[']);
            !of_papers && GUIDES.as_ref().is_some_and(|guides| guides.is_match(text.trim_start()))
        });
        ranges.extend(told.map(|sentence| scan.bytes(sentence)));
    }
    let mut joined: Vec<std::ops::Range<usize>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if paragraph.text.get(last.end..range.start).is_some_and(|gap| gap.trim().is_empty()) => {
                last.end = range.end;
            }
            _ => joined.push(range),
        }
    }
    found.extend(
        joined
            .into_iter()
            .map(|range| Found::new(Rule::GuidanceLeft, range.clone(), Data::Nothing {}).or_write(range, "")),
    );
}
