//! What the palette offers: a plain list from several sources, and what of it is found.
//!
//! A new source adds its entries in [`entries`] and, if choosing one of them does something new, a variant of [`Choice`].

use super::icons::Icon;
use super::names;
use crate::app::matching::{Score, matches};
use crate::app::{Action, Command, Keys, Screen, Session};
use crate::assemble::{Reading, Source};
use crate::edit::{Caret, Place};
use crate::i18n::{Lang, Words, commands as words, phrases as texts};
use crate::model::{Phrase, Section, Text};

/// How many entries are shown at most.
const MOST_SHOWN: usize = 200;

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Gives a command.
    Command(Command),
    /// Puts the caret somewhere in the speech.
    Place(Caret),
    /// Puts a sentence in at the caret; its number in the phrase bank, if it is from there.
    Phrase(String, Option<usize>),
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The heading it stands under.
    pub group: Words,
    /// What it is called.
    pub text: String,
    /// What else it is found by: its name in the other language, or what it is for.
    pub also: String,
    /// What a sentence is for: the part, and the occasion.
    pub tags: String,
    /// What is said about it: why it cannot be chosen.
    pub note: Option<Words>,
    /// Its keys.
    pub keys: Option<Keys>,
    /// Its icon.
    pub icon: Icon,
    /// What it does.
    pub choice: Choice,
}

impl Entry {
    /// What is to be done once it is chosen; nothing if it cannot be chosen now.
    pub fn actions(&self) -> Vec<Action> {
        if self.note.is_some() {
            return Vec::new();
        }
        match &self.choice {
            Choice::Command(command) => vec![Action::Do(*command)],
            // The manuscript is shown first: the place is in it.
            Choice::Phrase(words, _) => vec![Action::StartWriting, Action::InsertPhrase(words.clone())],
            Choice::Place(caret) => vec![Action::StartWriting, Action::GoTo(caret.clone())],
        }
    }
}

/// An entry that was found, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The entry.
    pub entry: Entry,
    /// Which of its initials were looked for.
    pub initials: Vec<usize>,
    rank: u32,
}

/// Everything there is to choose.
pub fn entries(session: &Session) -> Vec<Entry> {
    let mut all: Vec<Entry> = Command::ALL.into_iter().map(|command| of_command(session, command)).collect();
    all.extend(places(session));
    all.extend(phrases(session));
    all
}

/// How much of a sentence is shown and looked through, in characters.
const MOST_WORDS: usize = 60;

/// How much of its notation is read for that, in characters.
const MOST_READ: usize = 4 * MOST_WORDS;

/// The sentences to put in: what the template offers for the part in which the writer stands, then those that he has
/// kept, such as were kept in parts of this kind first.
pub fn phrases(session: &Session) -> Vec<Entry> {
    let Some(open) = session.document().filter(|_| session.screen == Screen::Draft) else { return Vec::new() };
    let draft = open.document.draft();
    let (names, chain) = (draft.names(), open.current.map(|id| draft.chain(id)).unwrap_or_default());
    let reading = Reading::new(draft, &chain, open.speech());
    let entry = |group: Words, words: String, own: Option<usize>, tags: String| {
        let head: String = words.chars().take(MOST_READ).collect();
        let text: String =
            reading.words(Source::TitleLine(0), &Text::parse(&head, &names).0).chars().take(MOST_WORDS).collect();
        let also = if tags.is_empty() { String::new() } else { format!("{text} {tags}") };
        Entry {
            group,
            text,
            also,
            tags,
            note: None,
            keys: None,
            icon: Icon::Quotes,
            choice: Choice::Phrase(words, own),
        }
    };
    let section = open.current.and_then(|id| draft.section(id));
    let offered = section.into_iter().flat_map(|section| &section.phrasings);
    let mut all: Vec<Entry> = offered.map(|text| entry(texts::OF_PART, text.notation(), None, String::new())).collect();
    let own = session.phrases().iter().enumerate().filter(|(_, phrase)| phrase.language == draft.language);
    let mut own: Vec<(usize, &Phrase)> = own.collect();
    own.sort_by_key(|(index, phrase)| (phrase.role != section.map(|section| section.role), std::cmp::Reverse(*index)));
    let tags = |phrase: &Phrase| {
        let part = phrase.role.map(|role| names::role_name(session.lang, role).to_owned());
        let occasion = Some(phrase.occasion.clone()).filter(|occasion| !occasion.is_empty());
        part.into_iter().chain(occasion).collect::<Vec<_>>().join("　")
    };
    let own = own.into_iter().map(|(index, phrase)| (phrase.words.clone(), index, tags(phrase)));
    all.extend(own.map(|(words, index, tags)| entry(texts::OWN, words, Some(index), tags)));
    all
}

fn of_command(session: &Session, command: Command) -> Entry {
    let name = command.name();
    let other = if session.lang == Lang::Zh { name.en } else { name.zh };
    let shown = session.document().is_some() && session.screen == Screen::Draft;
    let note = if shown { words::NOT_NOW } else { words::NEEDS_DRAFT };
    Entry {
        group: words::COMMANDS,
        text: name.get(session.lang).to_owned(),
        also: other.to_owned(),
        tags: String::new(),
        note: (!command.is_available(session)).then_some(note),
        keys: session.keymap.keys(command).first().copied(),
        icon: icon(command),
        choice: Choice::Command(command),
    }
}

/// The parts of the speech that is shown.
fn places(session: &Session) -> Vec<Entry> {
    let Some(open) = session.document().filter(|_| session.screen == Screen::Draft) else { return Vec::new() };
    let entry = |section: &Section| Entry {
        group: words::GO_TO,
        text: names::name_of(session.lang, open, section.id),
        also: String::new(),
        tags: String::new(),
        note: None,
        keys: None,
        icon: Icon::ListNumbers,
        choice: Choice::Place(place(section)),
    };
    open.document.draft().walk().map(entry).collect()
}

/// Where a part is gone on with: at the start of its body, or of its heading while it has none.
fn place(section: &Section) -> Caret {
    if section.has_body() || section.heading.is_none() {
        Caret::at(Place::Body(section.id, 0), 0)
    } else {
        Caret::at(Place::Heading(section.id), section.heading.as_ref().map_or(0, Text::len))
    }
}

/// What is found of some entries: the best group first, in each the best entry. While nothing is looked for the commands
/// used last come first, then everything as it stands.
pub fn found(entries: Vec<Entry>, query: &str, used: &[Command]) -> Vec<Found> {
    let mut all: Vec<Found> = if query.trim().is_empty() {
        let whole = |entry| Found { entry, initials: Vec::new(), rank: 0 };
        let (mut last, rest): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| when_used(entry, used).is_some());
        last.sort_by_key(|entry| when_used(entry, used));
        let last = last.into_iter().map(|entry| Entry { group: words::USED, ..entry });
        last.chain(rest).map(whole).collect()
    } else {
        let mut hits: Vec<Found> = entries.into_iter().filter_map(|entry| find(entry, query)).collect();
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.rank));
        let mut groups: Vec<Words> = Vec::new();
        for hit in &hits {
            if !groups.contains(&hit.entry.group) {
                groups.push(hit.entry.group);
            }
        }
        hits.sort_by_key(|hit| groups.iter().position(|group| *group == hit.entry.group));
        hits
    };
    all.truncate(MOST_SHOWN);
    all
}

fn when_used(entry: &Entry, used: &[Command]) -> Option<usize> {
    match &entry.choice {
        Choice::Command(command) if entry.note.is_none() => used.iter().position(|other| other == command),
        _ => None,
    }
}

fn find(entry: Entry, query: &str) -> Option<Found> {
    let other = matches(query, &entry.also).filter(|_| !entry.also.is_empty());
    // What a sentence is also found by begins with the sentence: most need not be looked at twice.
    if other.is_none() && !entry.tags.is_empty() {
        return None;
    }
    let own = matches(query, &entry.text);
    // In the other language it is worth less, and the initials that are shown have nothing to do with it.
    let other = other.map(|score| Score { rank: score.rank / 2, initials: Vec::new() });
    let score = match (own, other) {
        (Some(own), Some(other)) => Some(if other.rank > own.rank { other } else { own }),
        (own, other) => own.or(other),
    }?;
    Some(Found { entry, initials: score.initials, rank: score.rank })
}

fn icon(command: Command) -> Icon {
    match command {
        Command::New => Icon::Plus,
        Command::Start | Command::NextTab | Command::PreviousTab => Icon::FileText,
        Command::Find | Command::Replace | Command::FindNext | Command::FindPrevious => Icon::MagnifyingGlass,
        Command::Stress | Command::Slow | Command::Pinyin => Icon::PencilSimple,
        Command::Pause => Icon::Pause,
        Command::Phrases | Command::KeepPhrase => Icon::Quotes,
        Command::Fold => Icon::CaretDown,
        Command::Split => Icon::TextIndent,
        Command::Merge => Icon::TextOutdent,
        Command::Open => Icon::FolderOpen,
        Command::Save | Command::SaveAs => Icon::FloppyDisk,
        Command::Export => Icon::UploadSimple,
        Command::CopyText | Command::CopyRich | Command::Duplicate => Icon::Copy,
        Command::Print | Command::Profiles => Icon::FileText,
        Command::Close | Command::Quit => Icon::X,
        Command::Undo => Icon::ArrowUUpLeft,
        Command::Redo => Icon::ArrowUUpRight,
        Command::Fields => Icon::Textbox,
        Command::Retemplate | Command::KeepTemplate | Command::NewTemplate => Icon::Article,
        Command::AddBelow | Command::AddInside => Icon::ListPlus,
        Command::Remove => Icon::Trash,
        Command::MoveUp => Icon::ArrowUp,
        Command::MoveDown => Icon::ArrowDown,
        Command::Promote => Icon::TextOutdent,
        Command::Demote => Icon::TextIndent,
        Command::Switch => Icon::EyeSlash,
        Command::ShareHeading | Command::FollowPattern => Icon::ListNumbers,
        Command::Pages => Icon::FileText,
        Command::Outline | Command::Preview => Icon::SidebarSimple,
        Command::Focus => Icon::CornersOut,
        Command::Typewriter => Icon::FileText,
        Command::ZoomIn | Command::ZoomOut | Command::ZoomReset => Icon::MagnifyingGlass,
        Command::Dark => Icon::Moon,
        Command::HighContrast => Icon::Sun,
        Command::Language => Icon::Translate,
        Command::Palette => Icon::Command,
        Command::Settings | Command::Rules | Command::Words => Icon::Gear,
        Command::Checks | Command::NextFinding | Command::PreviousFinding => Icon::Warning,
        Command::MendFinding => Icon::Check,
        Command::SetFindingAside => Icon::EyeSlash,
        Command::Keys => Icon::Question,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Surroundings;

    fn texts(query: &str, lang: Lang, used: &[Command]) -> Vec<String> {
        let session = Session::new(Surroundings { lang, ..Surroundings::default() });
        let mut entries = entries(&session);
        entries.iter_mut().for_each(|entry| entry.note = None);
        found(entries, query, used).into_iter().map(|hit| hit.entry.text).collect()
    }

    #[test]
    fn every_command_is_found_by_its_name_its_initials_and_its_name_in_the_other_language() {
        for (lang, other) in [(Lang::Zh, Lang::En), (Lang::En, Lang::Zh)] {
            for command in Command::ALL {
                let name = command.name().get(lang);
                let foreign = command.name().get(other);
                let initials = crate::app::matching::initials(name);
                for query in [name, foreign, initials.as_str()] {
                    assert!(texts(query, lang, &[]).iter().any(|text| text == name), "{query} for {name}");
                }
                assert_eq!(texts(name, lang, &[]).first().map(String::as_str), Some(name));
            }
        }
    }

    #[test]
    fn what_was_used_last_comes_first_while_nothing_is_looked_for() {
        let all = texts("", Lang::Zh, &[Command::Dark, Command::Open]);
        assert_eq!(all.len(), Command::ALL.len());
        assert_eq!(all[..3], ["明暗切换", "打开…", "新建讲话稿"]);
        assert!(texts("没有这个", Lang::Zh, &[Command::Dark]).is_empty());
    }
}
