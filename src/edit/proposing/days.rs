//! Days, years, days of the week and holidays.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{Called, Candidate, Matter, Source};
use crate::model::{FieldKind, FieldValue, Form, HOLIDAYS, Language, first_day};

/// How a day is written, with its year or without, whole or but the month.
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) [12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}[日号]
        | [12][0-9]{3}[./-][0-9]{1,2}[./-][0-9]{1,2}
        | [12][0-9]{3}年[0-9]{1,2}月(?:上旬|中旬|下旬|初|底)?
        | [一二][一二三四五六七八九〇○零]{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?
        | [0-9]{1,2}月[0-9]{1,2}[日号]
        | [0-9]{1,2}月(?:上旬|中旬|下旬|初|底)",
    )
    .ok()
});

static YEAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"([12][0-9]{3})[年届级]|([一二][一二三四五六七八九〇○零]{3})年").ok());

/// 4月28日（星期二）
static WEEKDAY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[日号][，,（(\ ]{0,2}((?:星期|周|礼拜)[一二三四五六日天])").ok());

/// Names that are long enough to be nothing else, others with 节 behind them; two in a row are one: “五一”国际劳动节.
static HOLIDAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mut names: Vec<&str> = HOLIDAYS.iter().flat_map(|holiday| holiday.names).copied().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let plain = |name: &str| name.chars().count() > 2 || name.ends_with(['节', '旦', '夕']);
    let one = |name: &&str| {
        let end = if plain(name) { "" } else { "(?:佳节|节)" };
        format!("{}{end}", regex::escape(name))
    };
    let any = names.iter().map(one).collect::<Vec<_>>().join("|");
    Regex::new(&format!("(?:{any})(?:(?:国际)?(?:{any}))?")).ok()
});

pub fn find(text: usize, source: &Source, all: &mut Vec<Candidate>) {
    let language = Language::Chinese;
    let words = source.words.as_str();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
    for day in DAY.iter().flat_map(|pattern| pattern.find_iter(words)) {
        let within =
            digit(source.before(day.start())) || source.behind(day.end()).starts_with(|c: char| c.is_ascii_digit());
        if within {
            continue;
        }
        let value = FieldValue::parse(&FieldKind::Date, day.as_str()).ok().flatten();
        let found = Candidate::words(text, source, day.range(), Matter::Date);
        all.extend(found.map(|one| one.saying(source, FieldKind::Date, Form::Plain, value, language)));
    }
    for year in YEAR.iter().flat_map(|pattern| pattern.captures_iter(words)) {
        let (Some(shown), Some(blank)) = (year.get(0), year.get(1).or(year.get(2))) else { continue };
        // 1990年代, and the end of 2021—2025年.
        let span = source.before(shown.start()).is_some_and(|c| "—–-～~至到".contains(c));
        let era = source.behind(shown.end()).starts_with(['代', '前', '来']);
        if !digit(source.before(shown.start())) && !span && !era {
            let found = Candidate::part(text, source, shown.range(), blank.range(), Matter::Year);
            all.extend(found.map(|one| one.number(source, language)));
        }
    }
    for weekday in WEEKDAY.iter().flat_map(|pattern| pattern.captures_iter(words)).filter_map(|found| found.get(1)) {
        all.extend(Candidate::words(text, source, weekday.range(), Matter::Weekday));
    }
    for holiday in HOLIDAY.iter().flat_map(|pattern| pattern.find_iter(words)) {
        all.extend(Candidate::words(text, source, holiday.range(), Matter::Holiday));
    }
}

/// How far a year may be from that of the speech to be proposed at all.
const FAR: i32 = 5;

/// Years of history and of targets stay; which year is that of the speech is said by its title, or by how often it stands.
pub fn judge_years(sources: &[Source], all: &mut Vec<Candidate>) {
    let year_of = |one: &Candidate| -> Option<i32> {
        let words = sources.get(one.text)?.str(one.shown.clone());
        let day = first_day(words).map(|day| i32::from(day.year()));
        let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
        day.or_else(|| digits.parse().ok().filter(|_| digits.len() == 4))
            .or_else(|| first_day(&format!("{words}一月")).map(|day| i32::from(day.year())))
    };
    let dated = |one: &&Candidate| matches!(one.matter, Matter::Date | Matter::Year);
    let of_title = |one: &&Candidate| sources.get(one.text).is_some_and(|source| source.is_title);
    let titled = all.iter().filter(dated).filter(of_title).filter_map(year_of).max();
    let mut often: HashMap<i32, usize> = HashMap::new();
    all.iter().filter(dated).filter_map(year_of).for_each(|year| *often.entry(year).or_default() += 1);
    let Some(now) =
        titled.or_else(|| often.into_iter().max_by_key(|(year, times)| (*times, *year)).map(|(year, _)| year))
    else {
        return;
    };
    all.retain_mut(|one| {
        let Some(year) = Some(&*one).filter(dated).and_then(year_of) else { return true };
        let away = year - now;
        one.is_sure &= away.abs() <= 1;
        if one.matter == Matter::Year {
            one.called = match away {
                -1 => Called::LastYear,
                1 => Called::NextYear,
                _ => Called::Matter(Matter::Year),
            };
        }
        away.abs() <= FAR
    });
}
