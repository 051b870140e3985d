//! The marks by which a paragraph of a Chinese document is known: numbers of headings, dashes, brackets, dates.

/// The level of heading, 0 being the top, whose number a text begins with: 一、 （一） 1. （1）, the order of
/// GB/T 9704-2012. `None` for a text without one.
pub fn heading_level(text: &str) -> Option<u8> {
    let text = text.trim_start();
    let inner = text.strip_prefix(['（', '(']);
    let number = inner.unwrap_or(text);
    let rest = number.trim_start_matches(is_numeral);
    let (han, rest) =
        if rest.len() < number.len() { (true, rest) } else { (false, number.trim_start_matches(is_digit)) };
    let signs = number.chars().count() - rest.chars().count();
    if !(1..=4).contains(&signs) {
        return None;
    }
    let mut behind = rest.chars();
    let mark = behind.next()?;
    match (inner.is_some(), han) {
        (false, true) => (mark == '、').then_some(0),
        (true, true) => matches!(mark, '）' | ')').then_some(1),
        // Not the point of 1.5, nor of 1.1.
        (false, false) => (matches!(mark, '.' | '．' | '、') && !behind.next().is_some_and(is_digit)).then_some(2),
        (true, false) => matches!(mark, '）' | ')').then_some(3),
    }
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '〇' | '零' | '百')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// Whether a sentence ends here.
pub fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？')
}

/// Whether a line below the title is a subtitle, which a dash begins.
pub fn begins_subtitle(text: &str) -> bool {
    text.trim_start().starts_with(is_dash)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '─' | '－')
}

/// Whether a text around the number of a page has a dash; some write the numeral that looks like one.
pub fn has_dash(text: &str) -> bool {
    text.contains(|c| is_dash(c) || c == '一')
}

/// Whether a line is a date, and if it is, whether it stands in brackets.
pub fn date_in_brackets(text: &str) -> Option<bool> {
    let text = text.trim();
    let is_date = text.contains('年') && text.contains('月') && text.chars().count() <= 20;
    is_date.then(|| text.starts_with(['（', '(']) && text.ends_with(['）', ')']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_by_its_number() {
        for (text, level) in [
            ("一、提高认识", Some(0)),
            ("　　十二、收尾", Some(0)),
            ("（一）抓好落实", Some(1)),
            ("(三) 抓好落实", Some(1)),
            ("1.加强领导", Some(2)),
            ("２．加强领导", Some(2)),
            ("3、加强领导", Some(2)),
            ("（1）按时", Some(3)),
            ("(12)按时", Some(3)),
            ("1.5 亿元", None),
            ("一要坚持", None),
            ("一", None),
            ("2026年", None),
            ("12345.", None),
            ("（本稿）", None),
            ("同志们：", None),
            ("", None),
        ] {
            assert_eq!(heading_level(text), level, "{text}");
        }
    }

    #[test]
    fn a_date_is_told_from_a_name() {
        for (text, found) in [
            ("（2026年3月1日）", Some(true)),
            ("二〇二六年三月", Some(false)),
            ("市长　张三", None),
            ("在全市2026年第三季度经济运行分析和四季度重点工作部署月会上的讲话", None),
        ] {
            assert_eq!(date_in_brackets(text), found, "{text}");
        }
    }
}
