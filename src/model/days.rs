//! Days, years and weekdays as speeches write them.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use regex::{Captures, Regex};

/// 2026年4月28日, 2026.4.28, 2026-04-28, 二〇二六年四月二十八日; a month alone too.
static DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) ([12][0-9]{3}) \s*(?:年|[./-])\s* ([0-9]{1,2}) (?: \s*(?:月|[./-])\s* ([0-9]{1,2}) )?
        | ([一二][一二三四五六七八九〇○零]{3})年 ([一二三四五六七八九十]{1,2})月 (?: ([一二三四五六七八九十]{1,3})日 )?",
    )
    .ok()
});

/// April 28, 2026; 28 April 2026.
static ENGLISH_DAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) \b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([12][0-9]{3})
        | \b([0-9]{1,2})(?:st|nd|rd|th)?\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,?\s+([12][0-9]{3})",
    )
    .ok()
});

/// The first day that a text names; of a month without a day the first one.
pub fn first_day(text: &str) -> Option<Date> {
    let chinese = DAY.as_ref().and_then(|day| day.captures(text)).and_then(|found| of_chinese(&found));
    chinese.or_else(|| ENGLISH_DAY.as_ref()?.captures(text).and_then(|found| of_english(&found)))
}

fn of_chinese(found: &Captures<'_>) -> Option<Date> {
    let group = |index: usize| found.get(index).map(|found| found.as_str());
    match group(1) {
        Some(year) => {
            let day = group(3).map_or(Some(1), |day| day.parse().ok())?;
            Date::new(year.parse().ok()?, group(2)?.parse().ok()?, day).ok()
        }
        None => {
            let month = numeral(group(5)?)?;
            let day = group(6).map_or(Some(1), numeral)?;
            Date::new(year_of(group(4)?)?, month, day).ok()
        }
    }
}

fn of_english(found: &Captures<'_>) -> Option<Date> {
    let group = |index: usize| found.get(index).map(|found| found.as_str());
    let (month, day, year) =
        if group(1).is_some() { (group(1), group(2), group(3)) } else { (group(5), group(4), group(6)) };
    Date::new(year?.parse().ok()?, month_of(month?)?, day?.parse().ok()?).ok()
}

fn month_of(name: &str) -> Option<i8> {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    names.iter().position(|month| name.starts_with(month)).and_then(|index| i8::try_from(index + 1).ok())
}

fn numeral(text: &str) -> Option<i8> {
    super::read_numeral(text.chars()).and_then(|number| i8::try_from(number).ok())
}

/// 二〇二六 as a number.
fn year_of(text: &str) -> Option<i16> {
    let digit =
        |c: char| "〇一二三四五六七八九".chars().position(|digit| digit == c || (digit == '〇' && "○零".contains(c)));
    text.chars().try_fold(0_i16, |year, c| year.checked_mul(10)?.checked_add(i16::try_from(digit(c)?).ok()?))
}

/// A day that is named with its day of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// Month and day.
    pub month: i8,
    /// The day of the month.
    pub day: i8,
    /// The year, where it is named too.
    pub year: Option<i16>,
    /// Where the weekday stands: its last character, or in English the word.
    pub weekday: Range<usize>,
    /// Which.
    pub said: Weekday,
}

static WITH_WEEKDAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?:([12][0-9]{3})年)? ([0-9]{1,2})月([0-9]{1,2})[日号] [，,（(\ ]{0,2} (?:星期|周|礼拜)([一二三四五六日天])",
    )
    .ok()
});

static WITH_ENGLISH_WEEKDAY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?x) \b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),?\s+
        (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+([12][0-9]{3}))?",
    )
    .ok()
});

/// The days of a text that are named with their day of the week.
pub fn named_days(text: &str) -> Vec<NamedDay> {
    let mut found = Vec::new();
    for day in WITH_WEEKDAY.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        let number = |index: usize| day.get(index).and_then(|found| found.as_str().parse::<i16>().ok());
        let (Some(month), Some(of_month), Some(said)) = (number(2), number(3), day.get(4)) else { continue };
        let Some(weekday) = said.as_str().chars().next().and_then(weekday) else { continue };
        let (Ok(month), Ok(of_month)) = (i8::try_from(month), i8::try_from(of_month)) else { continue };
        found.push(NamedDay { month, day: of_month, year: number(1), weekday: said.range(), said: weekday });
    }
    for day in WITH_ENGLISH_WEEKDAY.iter().flat_map(|pattern| pattern.captures_iter(text)) {
        let group = |index: usize| day.get(index).map(|found| found.as_str());
        let (Some(said), Some(month), Some(of_month)) = (day.get(1), group(2).and_then(month_of), group(3)) else {
            continue;
        };
        let (Some(weekday), Ok(of_month)) = (english_weekday(said.as_str()), of_month.parse()) else { continue };
        let year = group(4).and_then(|year| year.parse().ok());
        found.push(NamedDay { month, day: of_month, year, weekday: said.range(), said: weekday });
    }
    found
}

const WEEK: [(Weekday, char, &str); 7] = [
    (Weekday::Monday, '一', "Monday"),
    (Weekday::Tuesday, '二', "Tuesday"),
    (Weekday::Wednesday, '三', "Wednesday"),
    (Weekday::Thursday, '四', "Thursday"),
    (Weekday::Friday, '五', "Friday"),
    (Weekday::Saturday, '六', "Saturday"),
    (Weekday::Sunday, '日', "Sunday"),
];

fn weekday(c: char) -> Option<Weekday> {
    let c = if c == '天' { '日' } else { c };
    WEEK.iter().find(|(_, name, _)| *name == c).map(|(day, _, _)| *day)
}

fn english_weekday(name: &str) -> Option<Weekday> {
    WEEK.iter().find(|(_, _, english)| *english == name).map(|(day, _, _)| *day)
}

/// A weekday as it is written, in Chinese by its last character.
pub fn weekday_name(day: Weekday, english: bool) -> String {
    let found = WEEK.iter().find(|(other, _, _)| *other == day);
    found.map(|(_, chinese, name)| if english { (*name).to_owned() } else { chinese.to_string() }).unwrap_or_default()
}

/// A holiday: its names, and the days of the year (month and day) between which it lies.
pub struct Holiday {
    /// Its names.
    pub names: &'static [&'static str],
    /// The first and the last day on which it can fall.
    pub falls: ((i8, i8), (i8, i8)),
}

/// The holidays that speeches are given for. Those of the moon fall within a month.
pub const HOLIDAYS: [Holiday; 18] = [
    Holiday { names: &["元旦", "新年元旦"], falls: ((1, 1), (1, 1)) },
    Holiday { names: &["春节", "新春佳节", "农历新年", "除夕"], falls: ((1, 20), (2, 21)) },
    Holiday { names: &["元宵", "元宵佳节"], falls: ((2, 4), (3, 7)) },
    Holiday { names: &["“三八”", "妇女节"], falls: ((3, 8), (3, 8)) },
    Holiday { names: &["植树节"], falls: ((3, 12), (3, 12)) },
    Holiday { names: &["清明"], falls: ((4, 4), (4, 6)) },
    Holiday {
        names: &["“五一”", "五一国际劳动节", "国际劳动节", "劳动节"], falls: ((5, 1), (5, 1))
    },
    Holiday { names: &["“五四”", "青年节"], falls: ((5, 4), (5, 4)) },
    Holiday { names: &["护士节"], falls: ((5, 12), (5, 12)) },
    Holiday { names: &["“六一”", "儿童节"], falls: ((6, 1), (6, 1)) },
    Holiday { names: &["端午"], falls: ((5, 28), (6, 25)) },
    Holiday { names: &["“七一”"], falls: ((7, 1), (7, 1)) },
    Holiday { names: &["“八一”", "建军节"], falls: ((8, 1), (8, 1)) },
    Holiday { names: &["教师节"], falls: ((9, 10), (9, 10)) },
    Holiday { names: &["中秋"], falls: ((9, 8), (10, 8)) },
    Holiday { names: &["国庆", "“十一”"], falls: ((10, 1), (10, 1)) },
    Holiday { names: &["重阳"], falls: ((10, 1), (10, 31)) },
    Holiday { names: &["记者节"], falls: ((11, 8), (11, 8)) },
];

impl Holiday {
    /// How many days lie between a day and the nearest one on which it can fall.
    pub fn distance(&self, day: Date) -> i32 {
        let ((first_month, first), (last_month, last)) = self.falls;
        let of_year = |year: i16| {
            let from = Date::new(year, first_month, first).ok()?;
            let to = Date::new(year, last_month, last).ok()?;
            let days = |one: Date, other: Date| one.until(other).map_or(0, |span| span.get_days());
            Some(days(day, from).max(days(to, day)).max(0))
        };
        let years = [day.year().saturating_sub(1), day.year(), day.year().saturating_add(1)];
        years.into_iter().filter_map(of_year).min().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_day_of_a_text_is_read() {
        for (text, day) in [
            ("（2018年9月3日）", Some((2018, 9, 3))),
            ("2020.6.20", Some((2020, 6, 20))),
            ("2021/02/27 上午", Some((2021, 2, 27))),
            ("二〇二六年四月二十八日", Some((2026, 4, 28))),
            ("2026年4月", Some((2026, 4, 1))),
            ("April 28, 2026", Some((2026, 4, 28))),
            ("5 May 2026", Some((2026, 5, 5))),
            ("2026年13月1日", None),
            ("九月三日", None),
        ] {
            assert_eq!(first_day(text), day.map(|(year, month, day)| Date::new(year, month, day).unwrap()), "{text}");
        }
    }

    #[test]
    fn a_holiday_is_as_far_as_its_nearest_day() {
        let labour = &HOLIDAYS[6];
        assert_eq!(labour.distance(Date::constant(2026, 4, 28)), 3);
        assert_eq!(labour.distance(Date::constant(2026, 5, 1)), 0);
        let spring = &HOLIDAYS[1];
        assert_eq!(spring.distance(Date::constant(2025, 12, 31)), 20);
        assert_eq!(spring.distance(Date::constant(2026, 2, 10)), 0);
    }

    #[test]
    fn a_day_with_its_weekday_is_read() {
        let found = named_days("定于3月12日（星期四）开会，2026年4月1日，周三。Monday, March 2, 2026.");
        let said: Vec<_> = found.iter().map(|day| (day.year, day.month, day.day, day.said)).collect();
        let (thursday, wednesday, monday) = (Weekday::Thursday, Weekday::Wednesday, Weekday::Monday);
        assert_eq!(said, [(None, 3, 12, thursday), (Some(2026), 4, 1, wednesday), (Some(2026), 3, 2, monday)]);
    }
}
