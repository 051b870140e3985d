//! Where things stand in a RON file: RON itself tells the place of a syntax error only.
//!
//! One pass over the tokens, without recursion and without memory in proportion to the file. It trusts nothing: an
//! unclosed string or bracket ends at the end of the file, and RON then says so.

use std::iter::Peekable;
use std::ops::Range;

/// A place in a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

/// How much a file may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Its length in bytes.
    pub bytes: usize,
    /// How deep its brackets may nest.
    pub depth: usize,
    /// How many brackets and commas it may have, and in its words braces, escapes and line breaks: whatever may begin
    /// something of its own when it is read.
    pub values: usize,
}

/// Which limit was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overrun {
    /// [`Limits::bytes`]
    Bytes,
    /// [`Limits::depth`]
    Depth,
    /// [`Limits::values`]
    Values,
}

/// A file that holds too much, and from where on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMuch {
    /// The first place beyond the limit.
    pub position: Position,
    /// The limit.
    pub what: Overrun,
}

/// A step from a value to one within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the field of a struct.
    Field(&'static str),
    /// To an item of a list, from 0.
    Index(usize),
    /// To the value of a key of a map.
    Key(String),
}

/// Whether a file keeps within limits; to be asked before RON builds anything of it.
///
/// # Errors
/// It does not.
pub fn survey(source: &str, limits: Limits) -> Result<(), TooMuch> {
    let over = |at, what| Err(TooMuch { position: position(source, at), what });
    if source.len() > limits.bytes {
        return over(0, Overrun::Bytes);
    }
    let (mut depth, mut values) = (0usize, 0usize);
    for token in Tokens::new(source) {
        match token.kind {
            Kind::Open => (depth, values) = (depth + 1, values + 1),
            Kind::Close => (depth, values) = (depth.saturating_sub(1), values + 1),
            Kind::Comma => values += 1,
            Kind::Colon => {}
            Kind::Word => {
                let words = source.as_bytes().get(token.start..token.end).unwrap_or_default();
                values += words.iter().filter(|byte| matches!(byte, b'{' | b'\\' | b'\n' | b'\r')).count();
            }
        }
        if depth > limits.depth {
            return over(token.start, Overrun::Depth);
        }
        if values > limits.values {
            return over(token.start, Overrun::Values);
        }
    }
    Ok(())
}

/// Where the value at the end of a path begins; where it is not there, the last value on the way.
pub fn locate(source: &str, path: &[Step]) -> Option<Position> {
    let (found, _) = walk(source, path)?;
    Some(position(source, found.start))
}

/// The bytes of the word, number or string at the end of a path, quotes included.
pub fn word_at(source: &str, path: &[Step]) -> Option<Range<usize>> {
    let (found, arrived) = walk(source, path)?;
    (arrived && found.kind == Kind::Word).then_some(found.start..found.end)
}

/// The first token of the last value on a path, and whether that is the one at its end.
fn walk(source: &str, path: &[Step]) -> Option<(Token, bool)> {
    let mut tokens = Tokens::new(source).peekable();
    let mut found = tokens.peek()?.clone();
    for step in path {
        // A name such as `Some` or a variant's stands before its bracket.
        while tokens.peek().is_some_and(|token| token.kind == Kind::Word) {
            tokens.next();
        }
        if tokens.next()?.kind != Kind::Open || !enter(source, &mut tokens, step) {
            return Some((found, false));
        }
        found = tokens.peek()?.clone();
    }
    Some((found, true))
}

/// Goes from behind an opening bracket to the value that a step names.
fn enter(source: &str, tokens: &mut Peekable<Tokens<'_>>, step: &Step) -> bool {
    let mut index = 0;
    loop {
        let Some(first) = tokens.peek().cloned() else { return false };
        if first.kind == Kind::Close {
            return false;
        }
        let word = source.get(first.start..first.end).unwrap_or_default();
        match step {
            Step::Index(wanted) if index == *wanted => return true,
            Step::Index(_) => {}
            Step::Field(_) | Step::Key(_) => {
                let named = match step {
                    Step::Field(name) => word == *name,
                    Step::Key(key) => word.strip_prefix('"').and_then(|w| w.strip_suffix('"')) == Some(key.as_str()),
                    Step::Index(_) => false,
                };
                if first.kind == Kind::Word {
                    tokens.next();
                    if named && tokens.peek().is_some_and(|token| token.kind == Kind::Colon) {
                        tokens.next();
                        return true;
                    }
                }
            }
        }
        if !skip_to_comma(tokens) {
            return false;
        }
        index += 1;
    }
}

/// Goes behind the next comma on this level; `false` if the level ends first.
fn skip_to_comma(tokens: &mut Peekable<Tokens<'_>>) -> bool {
    let mut depth = 0usize;
    for token in tokens {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close if depth == 0 => return false,
            Kind::Close => depth -= 1,
            Kind::Comma if depth == 0 => return true,
            Kind::Comma | Kind::Colon | Kind::Word => {}
        }
    }
    false
}

/// The line and column of a byte.
pub fn position(source: &str, at: usize) -> Position {
    let before = source.get(..at).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Position {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Open,
    Close,
    Comma,
    Colon,
    /// A name, number, string or character.
    Word,
}

#[derive(Clone, Debug)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

/// The tokens of a RON text. Comments are passed over, and so are attributes such as `#![enable(…)]` at its head.
///
/// What is blank, a comment, a character and a raw string is here what it is to RON: a bracket that only RON saw would
/// count for no limit.
struct Tokens<'a> {
    source: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    fn new(source: &'a str) -> Self {
        let mut tokens = Self { source, bytes: source.as_bytes(), at: 0 };
        if source.starts_with('\u{feff}') {
            tokens.at = 3;
        }
        tokens.skip_attributes();
        tokens
    }

    fn skip_attributes(&mut self) {
        self.skip_blanks();
        while self.byte(self.at) == Some(b'#') {
            let mut depth = 0usize;
            for token in self.by_ref() {
                match token.kind {
                    Kind::Open => depth += 1,
                    Kind::Close if depth <= 1 => break,
                    Kind::Close => depth -= 1,
                    Kind::Comma | Kind::Colon | Kind::Word => {}
                }
            }
            self.skip_blanks();
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn starts_with(&self, what: &[u8]) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(what))
    }

    /// The end of what begins at `at` and goes on until `done`.
    fn run(&self, at: usize, done: impl Fn(u8) -> bool) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|byte| done(*byte)).unwrap_or(rest.len())
    }

    /// The end of what begins here and goes on until a character that is `done`.
    fn until(&self, done: impl Fn(char) -> bool) -> usize {
        let rest = self.source.get(self.at..).unwrap_or_default();
        self.at + rest.find(done).unwrap_or(rest.len())
    }

    fn skip_blanks(&mut self) {
        loop {
            self.at = self.until(|c| !is_blank(c));
            if self.starts_with(b"//") {
                self.at = self.run(self.at, |byte| byte == b'\n');
            } else if self.starts_with(b"/*") {
                self.skip_comment();
            } else {
                return;
            }
        }
    }

    fn skip_comment(&mut self) {
        let mut depth = 0usize;
        while self.at < self.bytes.len() {
            if self.starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if self.starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
    }

    /// The end of a string or character that begins at `at` with `quote`.
    fn quoted(&self, at: usize, quote: u8) -> usize {
        let mut at = at + 1;
        // A character may be the quote itself.
        if quote == b'\'' && self.byte(at) != Some(b'\\') {
            at += self.source.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            return if self.byte(at) == Some(quote) { at + 1 } else { at };
        }
        while let Some(byte) = self.byte(at) {
            match byte {
                b'\\' => at += 2,
                _ if byte == quote => return at + 1,
                _ => at += 1,
            }
        }
        self.bytes.len()
    }

    /// The end of a raw string whose hashes or quote begin at `at`, if one does.
    fn raw(&self, at: usize) -> Option<usize> {
        let quote = self.run(at, |byte| byte != b'#');
        if self.byte(quote) != Some(b'"') {
            return None;
        }
        let hashes = quote - at;
        let mut at = quote + 1;
        loop {
            at = self.run(at, |byte| byte == b'"') + 1;
            if at > self.bytes.len() {
                return Some(self.bytes.len());
            }
            let end = self.run(at, |byte| byte != b'#').min(at + hashes);
            if end - at == hashes {
                return Some(end);
            }
        }
    }

    fn word(&self) -> usize {
        let at = self.at;
        let quote = |at| match self.byte(at) {
            Some(quote @ (b'"' | b'\'')) => Some(self.quoted(at, quote)),
            _ => None,
        };
        if let Some(end) = quote(at) {
            return end;
        }
        let prefixed = match (self.byte(at), self.byte(at + 1)) {
            (Some(b'r'), Some(b'"' | b'#')) => self.raw(at + 1),
            (Some(b'b'), Some(b'r')) => self.raw(at + 2),
            (Some(b'b'), Some(b'"' | b'\'')) => quote(at + 1),
            _ => None,
        };
        // A sign alone is a word too.
        prefixed.unwrap_or_else(|| self.until(|c| is_blank(c) || "()[]{},:=\"'/".contains(c)).max(at + 1))
    }
}

/// What RON takes for a blank.
fn is_blank(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}')
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_blanks();
        let start = self.at;
        let kind = match self.byte(start)? {
            b'(' | b'[' | b'{' => Kind::Open,
            b')' | b']' | b'}' => Kind::Close,
            b',' => Kind::Comma,
            b':' => Kind::Colon,
            _ => Kind::Word,
        };
        self.at = if kind == Kind::Word { self.word() } else { start + 1 };
        Some(Token { kind, start, end: self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AWKWARD: &str = "// (\n(/* [ /* { */ ( */ format: \"a ) \\\" , b\", r#raw: r##\"x\"# ] , \"##,\n  \
                           names: [ 'c', '\\'', ',', \"十\" ], map: { \"键\": 1, \"b\": Some((x: 2, wrong: true)) },\n)";

    fn check_place(path: &[Step], text: &str) {
        let expected = position(AWKWARD, AWKWARD.find(text).unwrap());
        assert_eq!(locate(AWKWARD, path), Some(expected), "{path:?}");
    }

    #[test]
    fn a_path_leads_to_its_value_past_anything_awkward() {
        check_place(&[], "(/*");
        check_place(&[Step::Field("format")], "\"a )");
        check_place(&[Step::Field("names"), Step::Index(2)], "',', ");
        check_place(&[Step::Field("names"), Step::Index(3)], "\"十\"");
        check_place(&[Step::Field("map"), Step::Key("b".into())], "Some");
        check_place(&[Step::Field("map"), Step::Key("键".into())], "1,");
        check_place(&[Step::Field("map"), Step::Key("b".into()), Step::Index(0)], "(x:");
        // What is not there is said to be where it would have been.
        check_place(&[Step::Field("names"), Step::Index(9)], "[ 'c'");
        check_place(&[Step::Field("none")], "(/*");
    }

    #[test]
    fn a_word_at_the_end_of_a_path_is_cut_out_whole() {
        let word = |path: &[Step]| AWKWARD.get(word_at(AWKWARD, path)?);
        assert_eq!(word(&[Step::Field("format")]), Some("\"a ) \\\" , b\""));
        assert_eq!(word(&[Step::Field("names"), Step::Index(3)]), Some("\"十\""));
        assert_eq!(word(&[Step::Field("names"), Step::Index(9)]), None);
        assert_eq!(word(&[Step::Field("names")]), None);
        assert_eq!(word(&[Step::Field("none")]), None);
        assert_eq!(word_at("(name: \"一", &[Step::Field("name")]), Some(7..11));
    }

    #[test]
    fn places_agree_with_rons_own() {
        #[derive(serde::Deserialize, Debug)]
        #[expect(dead_code, reason = "read for its error")]
        struct Row {
            name: String,
            cells: Vec<u32>,
        }
        #[derive(serde::Deserialize, Debug)]
        #[expect(dead_code, reason = "read for its error")]
        struct Table {
            rows: Vec<Row>,
        }
        for wrong in 0..4 {
            for cell in 0..3 {
                let rows: Vec<String> = (0..4)
                    .map(|row| {
                        let cells: Vec<String> = (0..3)
                            .map(|n| if (row, n) == (wrong, cell) { "true".into() } else { n.to_string() })
                            .collect();
                        format!("  // 第{row}行 (\n  (name: \"甲)\\\"{row}\", cells: [{}]),\n", cells.join(", "))
                    })
                    .collect();
                let source = format!("(rows: [\n{}])", rows.concat());
                let error = ron::from_str::<Table>(&source).unwrap_err();
                let path = [Step::Field("rows"), Step::Index(wrong), Step::Field("cells"), Step::Index(cell)];
                let found = locate(&source, &path).unwrap();
                assert_eq!((found.line, found.column), (error.span.start.line, error.span.start.col));
            }
        }
    }

    #[test]
    fn hostile_texts_end_at_once() {
        let limits = Limits { bytes: 2 << 20, depth: 64, values: 1000 };
        for (source, over) in [
            ("[".repeat(1 << 20), Some(Overrun::Depth)),
            ("[],".repeat(1000), Some(Overrun::Values)),
            ("x".repeat(3 << 20), Some(Overrun::Bytes)),
            (format!("\"{}\"", "{a}".repeat(1001)), Some(Overrun::Values)),
            (format!("r\"{}\"", "\n".repeat(1001)), Some(Overrun::Values)),
            (format!("\"{}\"", "\\n".repeat(1001)), Some(Overrun::Values)),
            ("\"".to_owned() + &"[".repeat(1000), None),
            ("r###\"".to_owned() + &"\"#".repeat(1000), None),
            ("/*".repeat(10_000), None),
            // Brackets behind whatever might be taken for the beginning of a string.
            (format!("[''', {}", "[".repeat(100)), Some(Overrun::Depth)),
            (format!("[b''', {}", "[".repeat(100)), Some(Overrun::Depth)),
            (format!("['\\'', {}", "[".repeat(100)), Some(Overrun::Depth)),
            (format!("#![enable(/* ]\" */ implicit_some)] {}", "[".repeat(100)), Some(Overrun::Depth)),
            (format!("#![type=r\"\\\"] {}", "[".repeat(100)), Some(Overrun::Depth)),
            (format!("# ! [type = \"]\"] {}", "[".repeat(100)), Some(Overrun::Depth)),
            (format!("\u{b}r\"\\\" {}", "[".repeat(100)), Some(Overrun::Depth)),
            (format!("\u{85}r\"\\\" {}", "[".repeat(100)), Some(Overrun::Depth)),
            ("\\".to_owned(), None),
            ("'".to_owned(), None),
            ("b".to_owned(), None),
            ("#!".to_owned(), None),
            ("\u{feff}(a\0b".to_owned(), None),
            (")".repeat(100), None),
        ] {
            assert_eq!(survey(&source, limits).err().map(|over| over.what), over);
            locate(&source, &[Step::Field("a"), Step::Index(3), Step::Key("k".into())]);
        }
    }
}
