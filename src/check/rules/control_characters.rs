//! Characters that nobody sees and that no speech has: they come along from web pages and broken files.
//!
//! Line breaks and tabs are none, nor what puts an emoji together.

use crate::check::finding::{Data, Rule};
use crate::check::reading::{Found, Setting};
use crate::check::scan::Scan;
use crate::check::subject::Paragraph;

/// Control characters, one finding for every run of them.
pub fn control_characters(_: &Paragraph, scan: &Scan, _: &Setting, found: &mut Vec<Found>) {
    let mut place = 0;
    while place < scan.len() {
        let length = (place..scan.len()).take_while(|at| is_control(scan, *at)).count();
        if length == 0 {
            place += 1;
            continue;
        }
        let run = place..place + length;
        let (bytes, first) = (scan.bytes(run.clone()), scan.get(place));
        let name = format!("U+{:04X}", u32::from(first));
        let mut finding = Found::new(Rule::ControlCharacters, bytes.clone(), Data::About { name });
        // Where a character was lost or belongs to a font, only the writer knows which it was.
        if !scan.slice(run).iter().any(|c| is_lost(*c)) {
            finding = finding.or_write(bytes, "");
        }
        found.push(finding);
        place += length;
    }
}

fn is_control(scan: &Scan, place: usize) -> bool {
    let c = scan.get(place);
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{200D}' => !joins_emoji(scan, place),
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => true,
        c => c.is_control() || is_lost(c),
    }
}

/// The sign for a character that was lost, signs of private fonts, and code points that are no characters.
fn is_lost(c: char) -> bool {
    matches!(u32::from(c), 0xFFFD | 0xE000..=0xF8FF | 0xFFF0..=0xFFFB | 0xFFFE..=0xFFFF | 0xF0000..=0x10FFFF)
}

fn joins_emoji(scan: &Scan, place: usize) -> bool {
    let emoji = |c: char| matches!(u32::from(c), 0x2190..=0x2BFF | 0xFE0F | 0x1F000..=0x1FAFF);
    emoji(scan.before(place)) && emoji(scan.get(place + 1))
}
