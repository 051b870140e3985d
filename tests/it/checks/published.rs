//! Speeches in the manner of those that are published, with all that misleads a rule: quotations over several paragraphs,
//! counts that are names, years of history, letters and models, refrains. Nothing above a hint, and few hints.

use lectern::check::Severity;

use super::cases::told;

const SPEECHES: [(&str, &str); 9] = [
    ("chair-and-toast", include_str!("../../fixtures/manner/chair-and-toast.txt")),
    ("commencement-address", include_str!("../../fixtures/manner/commencement-address.txt")),
    ("company-year-end", include_str!("../../fixtures/manner/company-year-end.txt")),
    ("government-report", include_str!("../../fixtures/manner/government-report.txt")),
    ("memorial", include_str!("../../fixtures/manner/memorial.txt")),
    ("party-lecture", include_str!("../../fixtures/manner/party-lecture.txt")),
    ("school-opening", include_str!("../../fixtures/manner/school-opening.txt")),
    ("work-meeting", include_str!("../../fixtures/manner/work-meeting.txt")),
    ("youth-forum", include_str!("../../fixtures/manner/youth-forum.txt")),
];

#[test]
fn speeches_in_the_manner_of_published_ones_are_clean() {
    let (mut wrong, mut hints, mut characters) = (Vec::new(), Vec::new(), 0);
    for (name, text) in SPEECHES {
        characters += text.chars().filter(|c| !c.is_whitespace()).count();
        for told in told(text) {
            let finding = &told.finding;
            let line = format!("{name}: {}: {} {:?}", finding.rule.name(), told.words, finding.data);
            if finding.severity > Severity::Hint { &mut wrong } else { &mut hints }.push(line);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(hints.len() * 2_000 < characters, "{} in {characters}\n{}", hints.len(), hints.join("\n"));
}
