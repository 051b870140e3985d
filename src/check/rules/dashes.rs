//! Hyphens for a dash, full stops for an ellipsis (GB/T 15834—2011, 4.10 and 4.11: —— and ……, two cells wide each).
//!
//! A single — or - between words joins them (4.13) and is left alone.

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::{Kind, Paragraph};
use crate::model::is_han;

/// Dashes and ellipses that are made of something else.
pub fn dash_style(paragraph: &Paragraph, scan: &Scan, setting: &Setting, found: &mut Vec<Found>) {
    if !setting.is_chinese() {
        return;
    }
    let mut place = 0;
    while place < scan.len() {
        let c = scan.get(place);
        let length = scan.slice(place..scan.len()).iter().take_while(|other| **other == c).count();
        let (before, behind) = (scan.before(place), scan.get(place + length));
        let start = scan.slice(0..place).iter().all(|c| c.is_whitespace());
        let chinese = |c: char| is_han(c) || "，。、；：！？”’》）“‘《（".contains(c);
        let beside = chinese(before) || (start && chinese(behind));
        let right = match c {
            '-' | '－' if (2..=4).contains(&length) && beside && behind != '>' => Some("——"),
            // The subtitle, and items that a dash opens.
            '-' | '－' | '—' | '―' | '–'
                if length == 1 && start && chinese(behind) && opens(paragraph, scan, place) =>
            {
                Some("——")
            }
            '—' if length == 1 && matches!(before, '，' | '。' | '；' | '：' | '”') && is_han(behind) => {
                Some("——")
            }
            '—' if length == 3 && beside => Some("——"),
            '―' if length == 2 && beside => Some("——"),
            '.' if (3..=6).contains(&length) && chinese(before) => Some("……"),
            '…' if length == 1 && chinese(before) => Some("……"),
            '…' if length == 3 && chinese(before) => Some("……"),
            '·' | '・' if (3..=6).contains(&length) && chinese(before) => Some("……"),
            _ => None,
        };
        if let Some(right) = right {
            let range = scan.bytes(place..place + length);
            let data = Data::Words {
                written: scan.text(place..place + length),
                right: right.to_owned(),
                reason: String::new(),
            };
            found.push(Found::new(Rule::DashStyle, range.clone(), data).or_write(range, right));
        }
        place += length.max(1);
    }
}

/// Whether a sign at the head of a paragraph stands for a dash: not a bullet of a list with a blank behind it.
fn opens(paragraph: &Paragraph, scan: &Scan, place: usize) -> bool {
    !scan.get(place + 1).is_whitespace()
        && matches!(paragraph.kind, Kind::Subtitle | Kind::Text | Kind::Title | Kind::Heading)
}
