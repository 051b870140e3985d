//! Blanks and counts by their names, as an author types them: 〔会议名称〕, 〔日期：年〕, 〔项数：几点意见〕; in an English
//! speech [the occasion], [date: year], [number: points].

use crate::i18n::{Lang, making};
use crate::model::{Draft, FieldId, Form, Language, ListId};

/// The forms that a formula may ask for, and their names.
const FORMS: [(Form, crate::i18n::Words); 8] = [
    (Form::Year, making::YEAR),
    (Form::Day, making::DAY),
    (Form::Weekday, making::WEEKDAY),
    (Form::DayAndWeekday, making::DAY_AND_WEEKDAY),
    (Form::Numeral, making::NUMERAL),
    (Form::Ordinal, making::ORDINAL),
    (Form::Next, making::NEXT),
    (Form::Previous, making::PREVIOUS),
];

/// What are no blanks: marks for the speaker.
const MARKS: [&str; 5] = ["{pause}", "{stress}", "{/stress}", "{slow}", "{/slow}"];

/// What parts a name from the form that is asked of it.
fn between(language: Language) -> &'static str {
    match language {
        Language::Chinese => "：",
        Language::English => ": ",
    }
}

/// How a field is typed.
pub(super) fn of_field(draft: &Draft, id: &FieldId) -> String {
    let name = draft.declaration(id).map(|field| field.name.as_str()).unwrap_or_default();
    // A name that is no one's alone, or would not be found again, gives way to the id.
    let alone = draft.all_fields().filter(|field| field.name == name).count() == 1;
    let plain = !name.is_empty() && !name.contains(['〔', '〕', '[', ']', '：', ':']);
    draft.language.blank(if alone && plain { name } else { id.as_str() })
}

/// How the count of a list is typed.
fn of_count(draft: &Draft, lang: Lang, id: &ListId) -> String {
    let name = draft.list(id).map(|list| list.name.as_str()).unwrap_or_default();
    let alone = draft.lists.iter().filter(|list| list.name == name).count() == 1;
    let plain = !name.is_empty() && !name.contains(['〔', '〕', '[', ']', '：', ':']);
    let name = if alone && plain { name } else { id.as_str() };
    draft.language.blank(&format!("{}{}{name}", making::COUNT.get(lang), between(draft.language)))
}

/// A text in the notation of files, as it is typed.
pub(super) fn shown(draft: &Draft, lang: Lang, notation: &str) -> String {
    let mut out = String::new();
    let mut rest = notation;
    while let Some(c) = rest.chars().next() {
        let mark = MARKS.iter().find(|mark| rest.starts_with(**mark));
        let tag = rest.strip_prefix('{').filter(|rest| !rest.starts_with('{')).and_then(|rest| rest.split_once('}'));
        if let Some(mark) = mark {
            out.push_str(mark);
            rest = rest.get(mark.len()..).unwrap_or_default();
        } else if let Some((tag, after)) = tag {
            out.push_str(&of_tag(draft, lang, tag));
            rest = after;
        } else {
            out.push(c);
            let doubled = rest.starts_with("{{") || rest.starts_with("}}");
            rest = rest.get(if doubled { 2 } else { c.len_utf8() }..).unwrap_or_default();
        }
    }
    out
}

fn of_tag(draft: &Draft, lang: Lang, tag: &str) -> String {
    let plain = |id: &str| FieldId::parse(id).map_or_else(|| format!("{{{id}}}"), |id| of_field(draft, &id));
    let Some((form, id)) = tag.split_once(':') else { return plain(tag) };
    if form == "count" {
        return ListId::parse(id).map_or_else(|| format!("{{{tag}}}"), |id| of_count(draft, lang, &id));
    }
    let form = Form::from_name(form).and_then(|form| FORMS.iter().find(|(other, _)| *other == form));
    let Some((_, words)) = form else { return plain(id) };
    let bare = plain(id);
    let close = draft.language.blank("").chars().last().unwrap_or('〕');
    let inner = bare.strip_suffix(close).unwrap_or(&bare);
    format!("{inner}{}{}{close}", between(draft.language), words.get(lang))
}

/// What was typed, in the notation of files. Brackets around what is no name are brackets.
pub(super) fn read(draft: &Draft, typed: &str) -> String {
    let brackets: Vec<char> = draft.language.blank("").chars().collect();
    let (Some(open), Some(close)) = (brackets.first(), brackets.last()) else { return typed.to_owned() };
    let mut out = String::new();
    let mut rest = typed;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
            out.push_str(mark);
            rest = rest.get(mark.len()..).unwrap_or_default();
            continue;
        }
        if c == *open
            && let Some((inner, behind)) = after.split_once(*close)
            && let Some(tag) = tag_of(draft, inner)
        {
            out.push_str(&tag);
            rest = behind;
            continue;
        }
        out.push(c);
        if matches!(c, '{' | '}') {
            out.push(c);
        }
        rest = after;
    }
    out
}

fn tag_of(draft: &Draft, inner: &str) -> Option<String> {
    let field = |name: &str| {
        let of_name = draft.all_fields().find(|field| field.name == name);
        let found = of_name.map(|field| field.id.clone());
        found.or_else(|| FieldId::parse(name).filter(|id| draft.declaration(id).is_some()))
    };
    if let Some(id) = field(inner) {
        return Some(format!("{{{}}}", id.as_str()));
    }
    let (first, second) = inner.split_once('：').or_else(|| inner.split_once(':'))?;
    let (first, second) = (first.trim(), second.trim());
    if [making::COUNT.zh, making::COUNT.en].contains(&first) {
        let of_name = draft.lists.iter().find(|list| list.name == second || list.id.as_str() == second);
        return of_name.map(|list| format!("{{count:{}}}", list.id.as_str()));
    }
    let id = field(first)?;
    let (form, _) = FORMS.iter().find(|(_, words)| [words.zh, words.en].contains(&second))?;
    Some(format!("{{{}:{}}}", form.name(), id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::parse_template;

    fn draft(language: &str) -> Draft {
        let text = format!(
            r#"(format: "lectern-template", version: 1, name: "x", language: "{language}", minutes: 3,
            fields: [(id: "city", name: "城市"), (id: "date", name: "日期", kind: Date), (id: "a", name: "双"), (id: "b", name: "双")],
            lists: [(id: "points", name: "几点意见")], sections: [])"#
        );
        parse_template("x", &text).unwrap().into_draft()
    }

    #[test]
    fn names_stand_for_ids_and_are_found_again() {
        for (language, notation, typed) in [
            ("zh-CN", "{city}讲{count:points}点", "〔城市〕讲〔项数：几点意见〕点"),
            ("zh-CN", "{year:date}年{pause}好", "〔日期：年〕年{pause}好"),
            ("zh-CN", "{day-weekday:date}", "〔日期：月日和星期〕"),
            ("zh-CN", "{previous:city}", "〔城市：上一个〕"),
            ("zh-CN", "{{x}}{a}和{b}", "{x}〔a〕和〔b〕"),
            ("zh-CN", "国发〔2021〕8号", "国发〔2021〕8号"),
            ("en", "{city} [sic] {stress}yes{/stress}", "[城市] [sic] {stress}yes{/stress}"),
            ("en", "{ordinal:city}", "[城市: 第几]"),
        ] {
            let draft = draft(language);
            assert_eq!(shown(&draft, Lang::Zh, notation), typed);
            assert_eq!(read(&draft, typed), notation);
        }
    }

    #[test]
    fn what_is_half_typed_is_words() {
        let draft = draft("zh-CN");
        for typed in ["〔城", "〔城市", "〔城市：", "〔没有这个〕", "{", "}", "〔项数：没有〕"] {
            let notation = read(&draft, typed);
            assert_eq!(shown(&draft, Lang::Zh, &notation), typed);
        }
    }
}
