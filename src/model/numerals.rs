//! Numbers as a speech writes them: Chinese numerals, and English words to twelve.

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const PLACES: [&str; 4] = ["", "十", "百", "千"];

/// 十、十一、二十一、一百零一、一万二千: a number in Chinese numerals, below one hundred million; larger ones in digits.
pub fn chinese_numeral(number: u32) -> String {
    if number == 0 {
        return "零".to_owned();
    }
    if number >= 100_000_000 {
        return number.to_string();
    }
    let (high, low) = (number / 10_000, number % 10_000);
    let mut out = String::new();
    if high > 0 {
        out.push_str(&below_ten_thousand(high));
        out.push('万');
        if low > 0 && low < 1000 {
            out.push('零');
        }
    }
    if low > 0 {
        out.push_str(&below_ten_thousand(low));
    }
    // 一十、一十一 are said 十、十一, but only where nothing stands before them.
    match out.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => out,
    }
}

fn below_ten_thousand(number: u32) -> String {
    let mut out = String::new();
    let mut gap = false;
    for (place, unit) in [(1000, 3), (100, 2), (10, 1), (1, 0)] {
        let digit = number / place % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        out.push_str(DIGITS.get(digit as usize).copied().unwrap_or_default());
        out.push_str(PLACES.get(unit).copied().unwrap_or_default());
    }
    out
}

/// The number that a Chinese numeral of one to ninety-nine writes, as [`chinese_numeral`] does; `None` for anything else.
pub fn read_numeral(numeral: impl IntoIterator<Item = char>) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|digit| digit == c).and_then(|place| u32::try_from(place + 1).ok());
    let mut numeral = numeral.into_iter();
    let first = numeral.next()?;
    let number = match (digit(first), numeral.next()) {
        (Some(number), None) => return Some(number),
        (None, second) if first == '十' => 10 + second.map_or(Some(0), digit)?,
        (Some(1), Some('十')) | (None, _) => return None,
        (Some(tens), Some('十')) => tens * 10 + numeral.next().map_or(Some(0), digit)?,
        _ => return None,
    };
    numeral.next().is_none().then_some(number)
}

/// 二〇二六: digits one by one, as in years; other characters stay.
pub fn chinese_digits(number: &str) -> String {
    const NAMES: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let name = |c: char| c.to_digit(10).and_then(|digit| NAMES.get(usize::try_from(digit).ok()?)).copied().unwrap_or(c);
    number.chars().map(name).collect()
}

/// Measure words that follow an announced count. Before them two is 两, elsewhere 二 (“二高”).
const MEASURE_WORDS: &str = "个点条项件句方段部种类步次位名层环张届年天月份家支场批组对双篇章封道本台座处户人";

/// A live count in a Chinese draft, `next` being the character behind it: 两个方面, 三点希望, “二高”.
pub fn count_numeral(count: u32, next: Option<char>) -> String {
    if count == 2 && next.is_some_and(|c| MEASURE_WORDS.contains(c)) {
        return "两".to_owned();
    }
    chinese_numeral(count)
}

/// A live count in an English draft: words to twelve, digits above; `capital` where a sentence begins.
pub fn english_numeral(count: u32, capital: bool) -> String {
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let Some(word) = usize::try_from(count).ok().and_then(|n| WORDS.get(n)) else {
        return count.to_string();
    };
    if !capital {
        return (*word).to_owned();
    }
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_written_as_spoken() {
        for (number, written) in [
            (0, "零"),
            (1, "一"),
            (2, "二"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (21, "二十一"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (111, "一百一十一"),
            (1001, "一千零一"),
            (1010, "一千零一十"),
            (1100, "一千一百"),
            (10_000, "一万"),
            (10_001, "一万零一"),
            (12_000, "一万二千"),
            (100_010, "十万零一十"),
            (110_000, "十一万"),
            (99_999_999, "九千九百九十九万九千九百九十九"),
            (100_000_000, "100000000"),
        ] {
            assert_eq!(chinese_numeral(number), written, "{number}");
        }
    }

    #[test]
    fn a_numeral_is_read_as_it_is_written() {
        for number in 1..=99 {
            assert_eq!(read_numeral(chinese_numeral(number).chars()), Some(number));
        }
        for written in ["", "零", "一十", "一十一", "十十", "二十十", "一百", "二三", "十一二", "二十一二", "a"]
        {
            assert_eq!(read_numeral(written.chars()), None, "{written}");
        }
    }

    #[test]
    fn two_is_liang_before_a_measure_word_only() {
        for (count, next, written) in [
            (2, Some('点'), "两"),
            (2, Some('个'), "两"),
            (2, Some('高'), "二"),
            (2, None, "二"),
            (3, Some('点'), "三"),
            (12, Some('点'), "十二"),
            (2, Some('项'), "两"),
        ] {
            assert_eq!(count_numeral(count, next), written);
        }
    }

    #[test]
    fn english_counts_are_words_to_twelve() {
        assert_eq!(english_numeral(3, false), "three");
        assert_eq!(english_numeral(12, true), "Twelve");
        assert_eq!(english_numeral(13, true), "13");
    }
}
