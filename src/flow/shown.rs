//! A text with its blanks and counts in words, and the way back from an edit of those words to the draft.
//!
//! Whatever is typed, words that the writer did not touch keep their blanks. An empty blank that an edit cuts in two is
//! one unit: it goes as a whole. Words typed within it fill it.

use std::ops::Range;

use crate::assemble::{Counts, Scope};
use crate::model::{
    Draft, FieldId, FieldKind, FieldValue, Language, ListId, Piece, Section, SectionId, Text, count_numeral,
    english_numeral,
};

/// What a chip stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// A blank that holds a value.
    Filled(Option<SectionId>, FieldId),
    /// A blank that is empty.
    Unfilled(Option<SectionId>, FieldId),
    /// A number of items.
    Count(ListId),
    /// A pause.
    Pause,
}

/// A blank, count or pause among the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Where it is shown, in bytes of [`Shown::text`].
    pub range: Range<usize>,
    /// Its place in the [`Text`].
    pub at: usize,
    /// What it stands for.
    pub kind: ChipKind,
}

/// A text as a writer sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The words, with every blank and count as it reads.
    pub text: String,
    /// The chips, in order.
    pub chips: Vec<Chip>,
    /// The length of the text, as [`Text`] counts.
    length: usize,
}

/// What a writer's change of the shown words means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This range of the text gives way to these words.
    Splice(Range<usize>, String),
    /// This blank is given this value.
    Fill {
        /// The section whose blank it is, if it is not the draft's.
        section: Option<SectionId>,
        /// The blank.
        field: FieldId,
        /// Its value.
        value: Option<FieldValue>,
        /// The place of its chip in the text.
        at: usize,
        /// Where the caret then stands in the words as they will be shown, in bytes.
        byte: usize,
    },
}

impl Shown {
    /// Shows a text that stands in the last section of `chain`, or above the speech if that is empty.
    pub fn new(draft: &Draft, chain: &[&Section], counts: &Counts, text: &Text) -> Self {
        let mut shown = Self::default();
        shown.push(draft, chain, counts, text);
        shown
    }

    /// Begins another paragraph.
    pub(super) fn push_break(&mut self) {
        self.text.push('\n');
        self.length += 1;
    }

    /// Adds a text at the end.
    pub(super) fn push(&mut self, draft: &Draft, chain: &[&Section], counts: &Counts, text: &Text) {
        let shown = self;
        let mut at = shown.length;
        let runs = text.runs();
        for (index, run) in runs.iter().enumerate() {
            let start = shown.text.len();
            let kind = match &run.piece {
                Piece::Words(words) => {
                    shown.text.push_str(words);
                    at += words.len();
                    continue;
                }
                Piece::Pause => {
                    shown.text.push('／');
                    ChipKind::Pause
                }
                Piece::Count(id) => {
                    let count = counts.get(id).copied().unwrap_or_default();
                    let next = runs.get(index + 1).and_then(|run| match &run.piece {
                        Piece::Words(words) => words.chars().next(),
                        _ => None,
                    });
                    shown.text.push_str(&match draft.language {
                        Language::Chinese => count_numeral(count, next),
                        Language::English => english_numeral(count, false),
                    });
                    ChipKind::Count(id.clone())
                }
                Piece::Field(id) => match Scope::find(draft, chain, id) {
                    Some(Scope { section, value: Some(value), .. }) => {
                        // A value of several lines is one unit in one line here; it is edited in the form.
                        shown.text.push_str(&value.spoken(draft.language).replace('\n', " "));
                        ChipKind::Filled(section, id.clone())
                    }
                    Some(Scope { section, field, .. }) => {
                        shown.text.push_str(&draft.language.blank(&field.name));
                        ChipKind::Unfilled(section, id.clone())
                    }
                    None => ChipKind::Unfilled(None, id.clone()),
                },
            };
            shown.chips.push(Chip { range: start..shown.text.len(), at, kind });
            at += 1;
        }
        shown.length = at;
    }

    /// The place in the text of a place in the shown words. Within a chip: before it, or behind it from its middle on.
    pub fn to_text(&self, byte: usize) -> usize {
        let mut shift = 0;
        for chip in &self.chips {
            if byte <= chip.range.start {
                break;
            }
            if byte < chip.range.end {
                return if byte - chip.range.start < chip.range.end - byte { chip.at } else { chip.at + 1 };
            }
            shift = chip.range.end - (chip.at + 1);
        }
        byte.saturating_sub(shift)
    }

    /// The place in the shown words of a place in the text.
    pub fn from_text(&self, at: usize) -> usize {
        let mut shift = 0;
        for chip in &self.chips {
            if at <= chip.at {
                break;
            }
            shift = chip.range.end - (chip.at + 1);
        }
        (at + shift).min(self.text.len())
    }

    /// The chips that a range of the shown words touches with more than an edge.
    fn touched(&self, range: &Range<usize>) -> impl Iterator<Item = &Chip> {
        self.chips.iter().filter(move |chip| chip.range.start < range.end && range.start < chip.range.end)
    }
}

/// What changed between the shown words and `after`, if anything; `caret` is where it stands in `after`, in bytes, and
/// tells which of several equal letters was typed. `filling` is the place of the blank that is being filled: letters
/// typed right behind its value still go into it.
pub fn change(draft: &Draft, shown: &Shown, after: &str, caret: usize, filling: Option<usize>) -> Option<Change> {
    let before = shown.text.as_str();
    if before == after {
        return None;
    }
    let behind = after.len().saturating_sub(caret);
    let tail = common_tail(before, after).min(behind);
    let tail = (0..=tail).rev().find(|&tail| after.is_char_boundary(after.len() - tail)).unwrap_or(0);
    let head = common_head(before, after).min(before.len() - tail).min(after.len() - tail);
    let head =
        (0..=head).rev().find(|&head| before.is_char_boundary(head) && after.is_char_boundary(head)).unwrap_or(0);
    let mut range = head..before.len() - tail;
    let typed = after.get(head..after.len() - tail).unwrap_or_default();

    // Words within one blank go into the blank, where its kind takes any words.
    let inside = |chip: &&Chip| chip.range.start <= range.start && range.end <= chip.range.end;
    let strictly = |chip: &&Chip| {
        let behind = filling == Some(chip.at) && range.start == chip.range.end;
        !range.is_empty() || behind || range.start > chip.range.start && range.end < chip.range.end
    };
    if let Some(chip) = shown.chips.iter().filter(inside).find(strictly)
        && let Some(change) = within(draft, chip, before, &range, typed)
    {
        return Some(change);
    }
    let touched: Vec<&Chip> = shown.touched(&range).collect();
    if range.is_empty()
        && let Some(chip) =
            shown.chips.iter().find(|chip| chip.range.start < range.start && range.start < chip.range.end)
    {
        range = chip.range.clone();
    }
    for chip in touched {
        range = range.start.min(chip.range.start)..range.end.max(chip.range.end);
    }
    Some(Change::Splice(shown.to_text(range.start)..shown.to_text(range.end), typed.to_owned()))
}

/// What typing within a chip means; `None` if the chip goes as a unit instead.
///
/// An empty blank is filled and a value of words is changed, everywhere it stands. Any other chip that is typed into
/// becomes words here: what the writer sees is what stays.
fn within(draft: &Draft, chip: &Chip, before: &str, range: &Range<usize>, typed: &str) -> Option<Change> {
    let whole = *range == chip.range;
    if typed.is_empty() && whole {
        return None;
    }
    let (left, right) = (before.get(chip.range.start..range.start)?, before.get(range.end..chip.range.end)?);
    let edited = format!("{left}{typed}{right}");
    let kind = |id| draft.declaration(id).map(|field| &field.kind);
    let (section, id, value, caret) = match &chip.kind {
        ChipKind::Pause => return None,
        ChipKind::Unfilled(..) if typed.is_empty() => return None,
        ChipKind::Unfilled(section, id) => (section, id, FieldValue::parse(kind(id)?, typed), usize::MAX),
        ChipKind::Filled(section, id) if matches!(kind(id)?, FieldKind::Text | FieldKind::Choice(_)) => {
            (section, id, FieldValue::parse(kind(id)?, &edited), left.len() + typed.len())
        }
        ChipKind::Filled(..) | ChipKind::Count(_) => return Some(Change::Splice(chip.at..chip.at + 1, edited)),
    };
    let value = value.ok().filter(|_| !typed.contains(['\n', '\r']))?;
    let length = value.as_ref().map_or(0, |value| value.spoken(draft.language).len());
    let byte = chip.range.start + caret.min(length);
    Some(Change::Fill { section: *section, field: id.clone(), value, at: chip.at, byte })
}

fn common_head(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count()
}

fn common_tail(a: &str, b: &str) -> usize {
    a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, Names};

    fn draft() -> Draft {
        let field = |id: &str, name: &str, kind, value: Option<FieldValue>| Field {
            id: FieldId::parse(id).unwrap(),
            name: name.into(),
            kind,
            required: false,
            group: String::new(),
            hint: String::new(),
            value,
        };
        Draft {
            fields: vec![
                field("place", "地点", FieldKind::Text, None),
                field("city", "城市", FieldKind::Text, Some(FieldValue::Text("云溪市".into()))),
                field("day", "日期", FieldKind::Date, FieldValue::parse(&FieldKind::Date, "2026-04-28").unwrap()),
            ],
            ..Draft::default()
        }
    }

    /// `|` marks the caret in what the writer made of it.
    fn check_change(notation: &str, after: &str, expected: &str) {
        check_filling(notation, after, None, expected);
    }

    fn check_filling(notation: &str, after: &str, filling: Option<usize>, expected: &str) {
        let draft = draft();
        let text = Text::parse(notation, &draft.names()).0;
        let shown = Shown::new(&draft, &[], &Counts::new(), &text);
        let caret = after.find('|').unwrap();
        let found = match change(&draft, &shown, &after.replace('|', ""), caret, filling) {
            None => "nothing".to_owned(),
            Some(Change::Fill { field, value, byte, .. }) => {
                format!("{}={} {byte}", field.as_str(), value.map(|value| value.typed()).unwrap_or_default())
            }
            Some(Change::Splice(range, words)) => {
                let mut text = text;
                text.splice(range, Text::plain(&words)).unwrap();
                text.notation()
            }
        };
        assert_eq!(found, expected, "{notation} → {after}");
    }

    #[test]
    fn words_round_a_blank_leave_it_alone() {
        check_change("在{place}开会", "今天在|〔地点〕开会", "今天在{place}开会");
        check_change("在{place}开会", "在〔地点〕召|开会", "在{place}召开会");
        check_change("在{place}开会", "在|〔地点〕开会", "nothing");
        check_change("{city}市里", "云溪市市|市里", "{city}市市里");
        check_change("{city}", "在|云溪市", "在{city}");
    }

    #[test]
    fn typing_within_a_blank_fills_it() {
        check_change("在{place}开会", "在〔地清河|点〕开会", "place=清河 9");
        check_change("在{place}开会", "在清河|开会", "place=清河 9");
        check_change("在{city}", "在云|市", "city=云市 6");
        check_change("在{city}", "在云水溪|溪市", "city=云水溪溪市 12");
    }

    #[test]
    fn letters_behind_a_value_go_on_filling_its_blank() {
        // 在 is three bytes: the chip of the city is at 3.
        check_filling("在{city}里", "在云溪市区|里", Some(3), "city=云溪市区 15");
        check_filling("在{city}里", "在云溪市区|里", Some(0), "在{city}区里");
        check_filling("在{city}里", "在云溪|里", Some(3), "city=云溪 9");
    }

    #[test]
    fn a_blank_cut_in_two_goes_as_a_whole() {
        check_change("在{place}开会", "在〔地点|开会", "在开会");
        check_change("在{place}开会", "在|开会", "在开会");
        check_change("在{place}开会", "|点〕开会", "开会");
    }

    #[test]
    fn a_day_that_is_typed_into_becomes_words() {
        check_change("在{day}开会", "在2026年4月28|开会", "在2026年4月28开会");
        check_change("在{day}开会", "在2026年5|月28日开会", "在2026年5月28日开会");
    }

    #[test]
    fn places_lead_there_and_back() {
        let draft = draft();
        let text = Text::parse("在{place}开会", &draft.names()).0;
        let shown = Shown::new(&draft, &[], &Counts::new(), &text);
        // 在 is 3 bytes, 〔地点〕 12.
        for (byte, at) in [(0, 0), (3, 3), (15, 4), (18, 7), (21, 10)] {
            assert_eq!((shown.to_text(byte), shown.from_text(at)), (at, byte));
        }
        assert_eq!((shown.to_text(6), shown.to_text(12)), (3, 4));
        let plain = Shown::new(&draft, &[], &Counts::new(), &Text::parse("甲乙", &Names::default()).0);
        assert_eq!(plain.to_text(3), 3);
    }
}
