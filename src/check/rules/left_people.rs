//! A person or post that differs from what the fields say: 王强书记 where the field holds 李明, 作为局长 where a 市长 speaks.
//!
//! Silent unless a field has that post and names people: a speech names many others.

use crate::check::finding::{Data, Finding, Rule};
use crate::check::scan::Scan;
use crate::check::subject::Kind;
use crate::model::is_han;

use super::{Speech, is_surname, write};

/// Posts, each by the word with which people are called.
const POSTS: [&str; 26] = [
    "书记",
    "市长",
    "县长",
    "区长",
    "省长",
    "镇长",
    "乡长",
    "州长",
    "主席",
    "主任",
    "部长",
    "局长",
    "厅长",
    "处长",
    "校长",
    "院长",
    "所长",
    "行长",
    "董事长",
    "总经理",
    "会长",
    "理事长",
    "秘书长",
    "总裁",
    "厂长",
    "社长",
];

/// What no name of a person holds: the beginnings of other posts, and bodies.
const NO_NAME: &str = "市县区镇乡村委省局厅部处科院校团党各全总副原老小任支组协会人常政办公司的了和与及同向请";

/// What stands before the name of a person that a speech turns to.
const BEFORE: [&str; 24] = [
    "感谢",
    "欢迎",
    "请",
    "由",
    "和",
    "与",
    "同",
    "向",
    "对",
    "按照",
    "根据",
    "听了",
    "刚才",
    "今天",
    "尊敬的",
    "敬爱的",
    "亲爱的",
    "受",
    "代表",
    "以",
    "让",
    "跟",
    "落实",
    "给",
];

/// How often a name may stand that was left; more often it is meant.
const LEFT: usize = 2;

/// People and posts that are not those of the fields.
pub fn left_people(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    people(speech, findings);
    own_post(speech, findings);
}

/// 王强书记
fn people(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let names = &speech.subject.names;
    let is_person = |name: &&String| {
        let length = name.chars().count();
        (2..=3).contains(&length)
            && name.chars().next().is_some_and(is_surname)
            && !name.chars().any(|c| NO_NAME.contains(c))
    };
    let persons: Vec<&String> = names.iter().filter(is_person).collect();
    if persons.is_empty() {
        return;
    }
    for post in POSTS {
        // The field says who has this post, and nobody else is meant by it.
        let holders = names.iter().filter(|name| name.ends_with(post)).count();
        if holders != 1 {
            continue;
        }
        let mut found: Vec<(usize, std::ops::Range<usize>, String)> = Vec::new();
        for (index, _, reading) in speech.spoken() {
            let scan = &reading.scan;
            found.extend(named(scan, post).map(|name| (index, name.clone(), scan.text(name))));
        }
        for (paragraph, range, name) in &found {
            let times = found.iter().filter(|(_, _, other)| other == name).count();
            if times > LEFT || names.iter().any(|field| field.contains(name.as_str())) {
                continue;
            }
            let right = if let [only] = persons.as_slice() { (*only).clone() } else { String::new() };
            let place = speech.place(*paragraph, range.clone());
            let data = Data::Words { written: name.clone(), right: right.clone(), reason: String::new() };
            let mut finding = Finding::new(Rule::LeftoverName, place.clone(), data);
            if right.is_empty() {
                continue;
            }
            finding.fixes.push(write(place, right));
            findings.push(finding);
        }
    }
}

/// The names of people right before a post, in characters.
fn named<'a>(scan: &'a Scan, post: &'a str) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
    let first = post.chars().next().unwrap_or_default();
    let posts = scan.chars.iter().enumerate().filter(move |(_, c)| **c == first).map(|(at, _)| at);
    posts.filter(move |at| scan.starts(*at, post)).filter_map(move |at| {
        [2, 3].into_iter().find_map(|length| {
            let start = at.checked_sub(length)?;
            let name = scan.slice(start..at);
            let is_name = name.first().copied().is_some_and(is_surname)
                && name.iter().all(|c| is_han(*c) && !NO_NAME.contains(*c));
            let begins = !is_han(scan.before(start)) || scan.ends_any(start, &BEFORE);
            // 王书记, 李书记: a list of people is meant as it is.
            let listed = scan.before(start) == '、' || scan.get(at + post.chars().count()) == '、';
            (is_name && begins && !listed).then_some(start..at)
        })
    })
}

/// 作为局长，我: where the title block names the speaker's post, and that is another one.
fn own_post(speech: &Speech<'_>, findings: &mut Vec<Finding>) {
    let speaker = speech.subject.paragraphs.iter().take_while(|paragraph| paragraph.kind.is_title());
    let Some(speaker) =
        speaker.filter(|paragraph| paragraph.kind == Kind::Speaker).map(|paragraph| &paragraph.text).next()
    else {
        return;
    };
    let held: Vec<&str> = POSTS.into_iter().filter(|post| speaker.contains(post)).collect();
    let [own] = held.as_slice() else { return };
    for (index, _, reading) in speech.spoken() {
        let scan = &reading.scan;
        for at in (0..scan.len()).filter(|at| scan.starts(*at, "作为")) {
            let end = (at..at + 16).find(|end| matches!(scan.get(*end), '，' | ',' | '。' | '\n'));
            let Some(end) = end.filter(|end| scan.get(end + 1) == '我') else { continue };
            let Some(post) = POSTS.iter().find(|post| scan.ends(end, post) && *post != own) else { continue };
            let start = end - post.chars().count();
            if scan.before(start) == '副' {
                continue;
            }
            let place = speech.place(index, start..end);
            let data = Data::Words { written: (*post).to_owned(), right: (*own).to_owned(), reason: String::new() };
            let mut finding = Finding::new(Rule::LeftoverName, place.clone(), data);
            finding.fixes.push(write(place, *own));
            findings.push(finding);
        }
    }
}
