//! One paragraph of text: words, with fields, counts and the speaker's marks among them.
//!
//! In files a text is written in the notation `{speaker}`, `{count:demands}`, `{pause}`, `{stress}…{/stress}`,
//! `{slow}…{/slow}`, `{{` and `}}`; in memory it is a list of runs, so that no view has to know a brace.
//! A text never holds a line break: a break parts paragraphs. It does not know what its fields say; `assemble` does.
//!
//! Places in a text are counted in bytes of words, every field, count and pause being one.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{FieldId, ListId};

/// How words are to be spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// As they come.
    #[default]
    Plain,
    /// With stress.
    Stress,
    /// Slowly.
    Slow,
    /// As they come, with their pinyin above them: characters that are easily misread.
    Pinyin,
}

impl Voice {
    /// Every one that is marked.
    pub const MARKED: [Self; 3] = [Self::Stress, Self::Slow, Self::Pinyin];

    fn tag(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Stress => "stress",
            Self::Slow => "slow",
            Self::Pinyin => "pinyin",
        }
    }
}

/// What a run holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Words without a line break, never empty.
    Words(String),
    /// A blank.
    Field(FieldId),
    /// The number of items of a list.
    Count(ListId),
    /// A pause of the speaker.
    Pause,
}

impl Piece {
    /// The field that it is a blank for.
    pub fn field(&self) -> Option<&FieldId> {
        if let Self::Field(id) = self { Some(id) } else { None }
    }
}

impl Piece {
    /// Its length: bytes of words, and one for everything else.
    #[expect(clippy::len_without_is_empty, reason = "no piece but words can be empty, and those are never kept")]
    pub fn len(&self) -> usize {
        match self {
            Self::Words(words) => words.len(),
            _ => 1,
        }
    }
}

/// A piece and how it is spoken.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Run {
    /// What it holds.
    pub piece: Piece,
    /// How it is spoken.
    pub voice: Voice,
}

/// One paragraph. Words of one voice that touch are one run, and no run is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    runs: Vec<Run>,
}

/// A range that does not lie within a text, or cuts a character in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRange;

/// The ids that a text may name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of fields.
    pub fields: BTreeSet<FieldId>,
    /// Of lists.
    pub lists: BTreeSet<ListId>,
}

/// A tag that was taken for words, and where it stands in the source, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextProblem {
    /// Names no field, list or mark.
    UnknownTag(String),
    /// Has no end.
    Unclosed(String),
    /// A brace that belongs to no tag, with the words from it on. Of several in a text the first is told.
    Brace(String),
}

impl Text {
    /// Words as they are; line breaks become blanks.
    pub fn plain(words: &str) -> Self {
        let mut text = Self::default();
        text.push(Piece::Words(words.replace("\r\n", " ").replace(['\n', '\r'], " ")), Voice::Plain);
        text
    }

    /// The paragraphs of plain words: one for every line, the last line break ending nothing but a line.
    pub fn paragraphs(words: &str) -> Vec<Self> {
        words.replace("\r\n", "\n").split(['\n', '\r']).map(Self::plain).collect()
    }

    /// One piece of plain voice.
    pub fn of(piece: Piece) -> Self {
        let mut text = Self::default();
        text.push(piece, Voice::Plain);
        text
    }

    /// Its runs in order.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether it holds nothing at all.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Its length: bytes of words, and one for everything else.
    pub fn len(&self) -> usize {
        self.runs.iter().map(|run| run.piece.len()).sum()
    }

    /// Whether it holds words alone, so that nothing outside it decides what it reads like.
    pub fn is_words(&self) -> bool {
        self.runs.iter().all(|run| matches!(run.piece, Piece::Words(_)))
    }

    /// Its words alone, without whatever stands among them.
    pub fn words(&self) -> String {
        let words = self.runs.iter().filter_map(|run| match &run.piece {
            Piece::Words(words) => Some(words.as_str()),
            _ => None,
        });
        words.collect()
    }

    /// The same words, spoken in another way.
    pub fn voiced(self, voice: Voice) -> Self {
        let mut text = Self::default();
        for run in self.runs {
            text.push(run.piece, voice);
        }
        text
    }

    /// Adds a piece at the end.
    pub fn push(&mut self, piece: Piece, voice: Voice) {
        if let Piece::Words(words) = &piece {
            if words.is_empty() {
                return;
            }
            if let Some(Run { piece: Piece::Words(last), voice: same }) = self.runs.last_mut()
                && *same == voice
            {
                last.push_str(words);
                return;
            }
        }
        self.runs.push(Run { piece, voice });
    }

    /// Adds another text at the end.
    pub fn append(&mut self, other: Self) {
        for run in other.runs {
            self.push(run.piece, run.voice);
        }
    }

    /// The part of it in a range.
    ///
    /// # Errors
    /// The range is not within the text, or cuts a character.
    pub fn slice(&self, range: Range<usize>) -> Result<Self, BadRange> {
        if range.start > range.end || range.end > self.len() {
            return Err(BadRange);
        }
        let mut out = Self::default();
        let mut start = 0;
        for run in &self.runs {
            let length = run.piece.len();
            let from = range.start.saturating_sub(start).min(length);
            let to = range.end.saturating_sub(start).min(length);
            start += length;
            match &run.piece {
                Piece::Words(words) => {
                    out.push(Piece::Words(words.get(from..to).ok_or(BadRange)?.to_owned()), run.voice);
                }
                mark if from < to => out.push(mark.clone(), run.voice),
                _ => {}
            }
        }
        Ok(out)
    }

    /// Puts `with` in the place of a range and gives back what stood there.
    ///
    /// # Errors
    /// The range is not within the text, or cuts a character; nothing is changed then.
    pub fn splice(&mut self, range: Range<usize>, with: Self) -> Result<Self, BadRange> {
        let removed = self.slice(range.clone())?;
        let mut changed = self.slice(0..range.start)?;
        let tail = self.slice(range.end..self.len())?;
        changed.append(with);
        changed.append(tail);
        *self = changed;
        Ok(removed)
    }

    /// The nearest place at or before `at` that lies within the text and cuts no character.
    pub fn floor(&self, at: usize) -> usize {
        let mut at = at.min(self.len());
        while at > 0 && self.slice(0..at).is_err() {
            at -= 1;
        }
        at
    }

    /// The voice of what stands before a place, which is what typing there takes on.
    pub fn voice_at(&self, at: usize) -> Voice {
        let mut start = 0;
        for run in &self.runs {
            start += run.piece.len();
            if at <= start && at > 0 {
                return run.voice;
            }
        }
        Voice::Plain
    }

    /// Reads the notation. A tag that names nothing, or has no end, stays as words and is reported.
    pub fn parse(source: &str, names: &Names) -> (Self, Vec<TextProblem>) {
        let mut text = Self::default();
        let mut problems = Vec::new();
        let mut words = String::new();
        let mut voice = Voice::Plain;
        let mut alone = false;
        let ends = Voice::MARKED.map(|voice| (voice, source.rfind(&format!("{{/{}}}", voice.tag()))));
        let mut rest = source;
        while let Some(c) = rest.chars().next() {
            let at = source.len() - rest.len();
            if let Some(after) = rest.strip_prefix("{{").or_else(|| rest.strip_prefix("}}")) {
                words.push(c);
                rest = after;
                continue;
            }
            if c == '{'
                && let Some((tag, after)) = tag(rest)
            {
                let opened = ends.iter().find(|(voice, _)| voice.tag() == tag);
                let step = if tag == "pause" {
                    Ok(Tag::Mark(Piece::Pause))
                } else if let Some((new, end)) = opened {
                    let closed = end.is_some_and(|end| end > at) && voice == Voice::Plain;
                    closed.then_some(Tag::Voice(*new)).ok_or_else(|| TextProblem::Unclosed(tag.to_owned()))
                } else if voice != Voice::Plain && tag.strip_prefix('/') == Some(voice.tag()) {
                    Ok(Tag::Voice(Voice::Plain))
                } else {
                    mark(tag, names).map(Tag::Mark).ok_or_else(|| TextProblem::UnknownTag(tag.to_owned()))
                };
                match step {
                    Ok(step) => {
                        text.push(Piece::Words(std::mem::take(&mut words)), voice);
                        match step {
                            Tag::Mark(piece) => text.push(piece, voice),
                            Tag::Voice(new) => voice = new,
                        }
                        rest = after;
                        continue;
                    }
                    Err(problem) => {
                        problems.push(problem);
                        // Its words are words, its braces no further problems.
                        let length = rest.len() - after.len();
                        words.push_str(&rest.get(..length).unwrap_or_default().replace(['\n', '\r'], " "));
                        rest = after;
                        continue;
                    }
                }
            }
            if matches!(c, '{' | '}') && !alone {
                alone = true;
                problems.push(TextProblem::Brace(brace(rest)));
            }
            words.push(if c == '\n' || c == '\r' { ' ' } else { c });
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
        text.push(Piece::Words(words), voice);
        (text, problems)
    }

    /// Writes the notation; [`Text::parse`] reads it back.
    pub fn notation(&self) -> String {
        let mut out = String::new();
        let mut voice = Voice::Plain;
        let mut turn = |out: &mut String, new: Voice| {
            if voice != new {
                if voice != Voice::Plain {
                    out.push_str(&format!("{{/{}}}", voice.tag()));
                }
                if new != Voice::Plain {
                    out.push_str(&format!("{{{}}}", new.tag()));
                }
                voice = new;
            }
        };
        for run in &self.runs {
            turn(&mut out, run.voice);
            match &run.piece {
                Piece::Words(words) => out.push_str(&words.replace('{', "{{").replace('}', "}}")),
                Piece::Field(id) => out.push_str(&format!("{{{}}}", id.as_str())),
                Piece::Count(id) => out.push_str(&format!("{{count:{}}}", id.as_str())),
                Piece::Pause => out.push_str("{pause}"),
            }
        }
        turn(&mut out, Voice::Plain);
        out
    }
}

enum Tag {
    Mark(Piece),
    Voice(Voice),
}

/// A brace at the start of `rest` that belongs to no tag, with a few of the words behind it.
pub(super) fn brace(rest: &str) -> String {
    rest.chars().take(12).collect()
}

/// The tag at the start of `rest` and what follows it. A tag is short, so looking for its end is too.
pub(super) fn tag(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('{')?;
    let end = inner
        .bytes()
        .take(80)
        .position(|b| b == b'}' || b == b'{')
        .filter(|&end| inner.as_bytes().get(end) == Some(&b'}'))?;
    Some((inner.get(..end)?, inner.get(end + 1..)?))
}

fn mark(tag: &str, names: &Names) -> Option<Piece> {
    if let Some(list) = tag.strip_prefix("count:") {
        return ListId::parse(list).filter(|id| names.lists.contains(id)).map(Piece::Count);
    }
    FieldId::parse(tag).filter(|id| names.fields.contains(id)).map(Piece::Field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names {
            fields: FieldId::parse("speaker").into_iter().collect(),
            lists: ListId::parse("demands").into_iter().collect(),
        }
    }

    #[test]
    fn the_notation_is_read_and_written_back() {
        for source in [
            "",
            "我是{speaker}。",
            "提{count:demands}点希望",
            "停{pause}一停",
            "{stress}较真{/stress}二字",
            "{{speaker}}",
            "{stress}{speaker}{/stress}{slow}慢{/slow}",
            "一个}}半个{{",
        ] {
            let (text, problems) = Text::parse(source, &names());
            assert_eq!(problems, [], "{source}");
            assert_eq!(text.notation(), source);
        }
    }

    #[test]
    fn what_is_no_tag_stays_as_words() {
        for (source, written, problems) in [
            ("{nobody}", "{{nobody}}", 1),
            ("{count:nobody}", "{{count:nobody}}", 1),
            ("{stress}没有完", "{{stress}}没有完", 1),
            ("{/slow}", "{{/slow}}", 1),
            ("{stress}甲{slow}乙{/slow}{/stress}", "{stress}甲{{slow}}乙{{/slow}}{/stress}", 2),
            ("半个{", "半个{{", 1),
            ("{ {speaker}", "{{ {speaker}", 1),
            ("{speaker，没有完", "{{speaker，没有完", 1),
            ("{speaker}}多一个", "{speaker}}}多一个", 1),
            ("{nobody}}", "{{nobody}}}}", 2),
            ("} } { {", "}} }} {{ {{", 1),
        ] {
            let (text, found) = Text::parse(source, &names());
            assert_eq!((text.notation().as_str(), found.len()), (written, problems), "{source}");
        }
    }

    #[test]
    fn a_splice_gives_back_what_stood_there() {
        let (mut text, _) = Text::parse("我是{speaker}。", &names());
        let before = text.clone();
        // 我是 is six bytes, the field one.
        let removed = text.splice(3..7, Text::plain("们")).unwrap();
        assert_eq!((text.notation().as_str(), removed.notation().as_str()), ("我们。", "是{speaker}"));
        text.splice(3..6, removed).unwrap();
        assert_eq!(text, before);
        assert_eq!(text.splice(1..3, Text::default()), Err(BadRange));
        assert_eq!(text.splice(0..99, Text::default()), Err(BadRange));
        assert_eq!(text, before);
    }

    #[test]
    fn typing_takes_the_voice_before_it() {
        let (text, _) = Text::parse("平{stress}重{/stress}平", &names());
        assert_eq!([0, 3, 6, 9].map(|at| text.voice_at(at)), [Voice::Plain, Voice::Plain, Voice::Stress, Voice::Plain]);
    }

    #[test]
    fn a_million_open_braces_are_read_in_no_time() {
        let source = "{stress}".repeat(100_000);
        let (text, problems) = Text::parse(&source, &names());
        assert_eq!((text.len(), problems.len()), (source.len(), 100_000));
    }
}
