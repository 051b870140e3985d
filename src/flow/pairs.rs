//! Marks that come in pairs, in a Chinese draft: an opening one brings its closing one along, a closing one that stands
//! there already is passed, and a quotation mark opens or closes as what stands before it asks.

/// The pairs that close themselves.
const PAIRS: [(char, char); 8] =
    [('（', '）'), ('《', '》'), ('〈', '〉'), ('“', '”'), ('‘', '’'), ('〔', '〕'), ('【', '】'), ('「', '」')];

/// What a mark that was typed comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pairing {
    /// It goes in as it is, or as another mark.
    Alone(char),
    /// It goes in with its closing one; the caret stands between them, and what was selected does too.
    Both(char, char),
    /// It stands there already: the caret passes it.
    Pass(char),
}

/// What a typed mark comes to between what stands `before` and `behind` the caret in its paragraph; `None` if it is no
/// mark of a pair.
pub fn pairing(typed: char, before: &str, behind: &str) -> Option<Pairing> {
    let next = behind.chars().next();
    let quote = |open, close| {
        // How many are open here says what the mark is meant to be, whatever the input method made of it.
        let is_open = before.matches(open).count() > before.matches(close).count();
        match (is_open, next == Some(close)) {
            (true, true) => Pairing::Pass(close),
            (true, false) => Pairing::Alone(close),
            (false, _) if closes_elsewhere(behind, open, close) => Pairing::Alone(open),
            (false, _) => Pairing::Both(open, close),
        }
    };
    match typed {
        '"' | '“' | '”' => Some(quote('“', '”')),
        '‘' => Some(quote('‘', '’')),
        // Within a word of Latin letters it is an apostrophe.
        '’' | '\'' if before.ends_with(|c: char| c.is_ascii_alphanumeric()) => Some(Pairing::Alone('’')),
        '’' | '\'' => Some(quote('‘', '’')),
        _ => {
            if next == Some(typed) && PAIRS.iter().any(|(_, close)| *close == typed) {
                return Some(Pairing::Pass(typed));
            }
            let (open, close) = PAIRS.iter().find(|(open, _)| *open == typed)?;
            let one = closes_elsewhere(behind, *open, *close);
            Some(if one { Pairing::Alone(*open) } else { Pairing::Both(*open, *close) })
        }
    }
}

/// Whether a closing mark that nothing opens stands behind the caret: then the opening one was missing.
fn closes_elsewhere(behind: &str, open: char, close: char) -> bool {
    let first = behind.find([open, close]);
    first.and_then(|at| behind.get(at..)).is_some_and(|rest| rest.starts_with(close))
}

/// Whether two marks are an opening one and its own closing one.
pub fn is_pair(open: char, close: char) -> bool {
    PAIRS.contains(&(open, close))
}

/// Whether what was typed is the opening mark of a pair.
pub fn is_opening(typed: &str) -> bool {
    typed == "\"" || PAIRS.iter().any(|(open, _)| typed.strip_prefix(*open) == Some(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` is the caret before and after.
    fn check(before: &str, typed: char, after: &str) {
        let (left, right) = before.split_once('|').unwrap();
        let found = match pairing(typed, left, right) {
            None => format!("{left}{typed}|{right}"),
            Some(Pairing::Alone(mark)) => format!("{left}{mark}|{right}"),
            Some(Pairing::Both(open, close)) => format!("{left}{open}|{close}{right}"),
            Some(Pairing::Pass(mark)) => format!("{left}{mark}|{}", right.strip_prefix(mark).unwrap()),
        };
        assert_eq!(found, after, "{before} {typed}");
    }

    #[test]
    fn marks_close_themselves_and_are_passed() {
        check("甲|乙", '（', "甲（|）乙");
        check("甲（乙|）丙", '）', "甲（乙）|丙");
        check("甲|乙", '）', "甲）|乙");
        check("《|", '《', "《《|》");
        check("甲|乙）丙", '（', "甲（|乙）丙");
        check("甲|（乙）", '（', "甲（|）（乙）");
        check("甲|", '。', "甲。|");
    }

    #[test]
    fn quotation_marks_alternate() {
        check("甲|", '"', "甲“|”");
        check("甲“乙|”", '"', "甲“乙”|");
        check("甲“乙|", '”', "甲“乙”|");
        check("甲|", '”', "甲“|”");
        check("甲“乙|”", '“', "甲“乙”|");
        check("“甲”|", '“', "“甲”“|”");
        check("don|t", '’', "don’|t");
        check("他说|", '‘', "他说‘|’");
        check("“甲‘乙|’”", '’', "“甲‘乙’|”");
        check("甲|乙”", '"', "甲“|乙”");
    }
}
