//! A speech from elsewhere on its way to a draft: what was recognised, what a person decides otherwise, what becomes of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::jobs::Job;
use super::messages;
use super::notice::NoticeKind;
use super::open::{Keeping, OpenDocument, View};
use super::proposing::{Picks, ProposeIn};
use super::session::{Screen, Session};
use super::tasks::{Ticket, Work};
use crate::edit::{Document, from_outline};
use crate::i18n::import as words;
use crate::import::{self, Change, Decoded, ImportError, TextEncoding};
use crate::measure::of_text;
use crate::model::{Doubt, Outline, Part, Passage, Recovered};
use crate::store::{Files, MAX_BYTES, StoreError, read_file};

/// What is read.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Bytes of a file that were read before.
    Bytes(Arc<Vec<u8>>),
    /// Words from the clipboard.
    Words(String),
    /// What was read before, to be looked at with other decisions.
    Known(Arc<Decoded>),
}

/// What is to be recognised.
#[derive(Clone, Debug)]
pub struct Recognising {
    /// Where it comes from.
    pub origin: Origin,
    /// In which encoding it is written, if somebody said so.
    pub encoding: Option<TextEncoding>,
    /// What was decided.
    pub changes: Vec<Change>,
}

/// What was recognised.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// The bytes of a file of text, to read it once more in another encoding.
    pub bytes: Option<Arc<Vec<u8>>>,
    /// The text.
    pub decoded: Arc<Decoded>,
    /// Its speeches.
    pub outline: Arc<Outline>,
    /// The rows of every speech.
    pub rows: Vec<Vec<ImportRow>>,
    /// How many lines and characters the text has.
    pub size: (usize, usize),
    /// From where on the outline does not say what the text says; never, unless the program is wrong.
    pub lost: Option<usize>,
}

/// Why nothing could be.
#[derive(Clone, Debug)]
pub enum RecogniseFault {
    /// The file cannot be read.
    Store(StoreError),
    /// What is in it.
    Import(ImportError),
}

/// Something that is asked while a speech is looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAsk {
    /// Words of the clipboard are a speech.
    Words(String),
    /// The text is written in this encoding.
    Encoding(TextEncoding),
    /// Look at this one of several speeches.
    Speech(usize),
    /// Look at this row.
    Look(usize),
    /// Look at the row so many below, or above.
    Step(isize),
    /// What can be chosen about the row that is looked at: this one.
    Choose(usize),
    /// Look at the next uncertain row, or the one before.
    Doubt(bool),
    /// Something is otherwise.
    Change(Change),
    /// The row that is looked at is one level higher, or lower; a paragraph becomes a heading.
    Level(bool),
    /// The row that is looked at is no heading.
    Plain,
    /// It goes on with the row before.
    Join,
    /// A paragraph begins behind its first sentence.
    Split,
    /// Take back the last decision.
    Undo,
    /// Go on with it as a draft.
    Open,
    /// The same, and make a template of it.
    Template,
    /// Leave it.
    Leave,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// A line of the title.
    Title,
    /// The line below.
    Subtitle,
    /// The day.
    Date,
    /// Who speaks.
    Speaker,
    /// Whom it speaks to.
    Salutation,
    /// A paragraph before the first part.
    Text,
    /// A part on a level, 0 being the top.
    Part(usize),
    /// A paragraph of a part.
    Body(usize),
    /// A paragraph at the end.
    Closing,
}

/// A row of what was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// What it is.
    pub kind: RowKind,
    /// Its number.
    pub mark: String,
    /// How its words begin, as far as a row shows them; of a part, its heading.
    pub words: String,
    /// How many characters its words are.
    pub characters: usize,
    /// Where it stands in the text, in bytes.
    pub place: std::ops::Range<usize>,
    /// What is uncertain about it.
    pub doubt: Option<Doubt>,
}

/// A speech that is being looked at.
#[derive(Clone, Debug)]
pub struct Importing {
    /// What it is called: its file, or where it came from.
    pub name: String,
    /// What was recognised.
    pub found: Recognised,
    /// What was decided, in order.
    pub changes: Vec<Change>,
    /// Which of the speeches is shown.
    pub speech: usize,
    /// The row that is looked at.
    pub at: usize,
    /// What of the speech may become blanks of a template.
    pub picks: Picks,
    /// Grows whenever something else is shown.
    pub turn: u64,
    /// The job under way whose result is shown.
    waiting: Option<u64>,
    /// What is to be done once it has come: nothing becomes a draft without what was decided last.
    then: Option<ImportAsk>,
}

impl Importing {
    /// The speech that is shown.
    pub fn recovered(&self) -> Option<&Recovered> {
        self.found.outline.speeches.get(self.speech)
    }

    /// Its rows.
    pub fn rows(&self) -> &[ImportRow] {
        self.found.rows.get(self.speech).map(Vec::as_slice).unwrap_or_default()
    }

    /// The row that is looked at.
    pub fn row(&self) -> Option<&ImportRow> {
        self.rows().get(self.at)
    }

    /// How many rows are uncertain.
    pub fn doubts(&self) -> usize {
        self.rows().iter().filter(|row| row.doubt.is_some()).count()
    }

    /// Where the heading that is looked at may end, in bytes of the text, the place where it ends now among them; empty
    /// where that is certain.
    pub fn ends(&self) -> Vec<usize> {
        let row = self.row().filter(|row| row.doubt == Some(Doubt::HeadingEnd));
        row.map(|row| import::heading_ends(&self.found.decoded.source, row.place.clone())).unwrap_or_default()
    }

    /// What can be chosen about the row that is looked at, in order; nothing where it is certain.
    pub fn choices(&self) -> Vec<ImportAsk> {
        let Some(row) = self.row() else { return Vec::new() };
        let place = row.place.start;
        let mut choices: Vec<ImportAsk> = match (row.doubt, row.kind) {
            (Some(Doubt::HeadingEnd), _) => {
                self.ends().into_iter().map(|end| ImportAsk::Change(Change::EndsAt(place, end))).collect()
            }
            (Some(Doubt::Number | Doubt::Look), RowKind::Part(level)) => {
                vec![ImportAsk::Change(Change::Heading(place, u8::try_from(level).unwrap_or(0)))]
            }
            _ => return Vec::new(),
        };
        choices.push(ImportAsk::Plain);
        choices
    }

    fn list(&mut self) {
        self.turn += 1;
        self.at = self.at.min(self.rows().len().saturating_sub(1));
    }
}

/// How many characters of its words a row has at most: what is longer would be set anew in every frame and never seen.
const MOST_WORDS: usize = 160;

impl ImportRow {
    fn new(kind: RowKind, passage: &Passage) -> Self {
        Self {
            kind,
            mark: String::new(),
            words: passage.text.chars().take(MOST_WORDS).collect(),
            characters: of_text(&passage.text).characters,
            place: passage.range.clone(),
            doubt: None,
        }
    }
}

/// The rows of a speech.
fn rows(speech: &Recovered) -> Vec<ImportRow> {
    let mut rows: Vec<ImportRow> = speech.title.iter().map(|line| ImportRow::new(RowKind::Title, line)).collect();
    let head = [
        (RowKind::Subtitle, &speech.subtitle),
        (RowKind::Date, &speech.date),
        (RowKind::Speaker, &speech.speaker),
        (RowKind::Salutation, &speech.salutation),
    ];
    rows.extend(head.into_iter().filter_map(|(kind, passage)| Some(ImportRow::new(kind, passage.as_ref()?))));
    rows.extend(speech.front.iter().map(|passage| ImportRow::new(RowKind::Text, passage)));
    list_parts(&speech.parts, 0, &mut rows);
    rows.extend(speech.closing.iter().map(|passage| ImportRow::new(RowKind::Closing, passage)));
    // As they stand in the text, whatever they are.
    rows.sort_by_key(|row| row.place.start);
    rows
}

fn list_parts(parts: &[Part], level: usize, rows: &mut Vec<ImportRow>) {
    for part in parts {
        let start = if part.mark.text.is_empty() { part.heading.range.start } else { part.mark.range.start };
        rows.push(ImportRow {
            mark: part.mark.text.clone(),
            place: start..part.heading.range.end.max(part.mark.range.end),
            doubt: part.doubt,
            ..ImportRow::new(RowKind::Part(level), &part.heading)
        });
        rows.extend(part.body.iter().map(|passage| ImportRow::new(RowKind::Body(level), passage)));
        list_parts(&part.parts, level + 1, rows);
    }
}

/// Does the work.
///
/// # Errors
/// The file cannot be read, or what is in it is no speech.
pub fn recognise(files: &dyn Files, job: Recognising) -> Result<Recognised, RecogniseFault> {
    let read = |bytes: &[u8]| import::read(bytes, job.encoding).map(Arc::new).map_err(RecogniseFault::Import);
    let (bytes, decoded) = match job.origin {
        Origin::File(path) => {
            let bytes = read_file(files, &path, MAX_BYTES).map_err(RecogniseFault::Store)?;
            let decoded = read(&bytes)?;
            (decoded.encoding.is_some().then(|| Arc::new(bytes)), decoded)
        }
        Origin::Bytes(bytes) => {
            let decoded = read(&bytes)?;
            (Some(bytes), decoded)
        }
        Origin::Words(words) => (None, Arc::new(Decoded { source: import::text(&words), encoding: None, broken: 0 })),
        Origin::Known(decoded) => (None, decoded),
    };
    let outline = import::recover(&decoded.source, &job.changes);
    let lost = import::lost(&decoded.source, &outline);
    let rows = outline.speeches.iter().map(rows).collect();
    let text = &decoded.source.text;
    let size = (text.lines().count(), of_text(text).characters);
    Ok(Recognised { bytes, decoded, outline: Arc::new(outline), rows, size, lost })
}

impl Session {
    /// Has a file read as a speech from elsewhere.
    pub(super) fn read_speech(&mut self, path: PathBuf) {
        let ticket = self.begin(Work::Open(path.clone()));
        let name = messages::file_name(&path);
        self.send_recognising(Origin::File(path), None, Vec::new(), name, ticket);
    }

    fn send_recognising(
        &mut self,
        origin: Origin,
        encoding: Option<TextEncoding>,
        changes: Vec<Change>,
        name: String,
        ticket: Ticket,
    ) {
        let job = Box::new(Recognising { origin, encoding, changes });
        self.job(Job::Recognise { job, name, ticket });
    }

    /// Has what is looked at recognised once more.
    fn recognise_again(&mut self) {
        let ticket = Ticket::new(self.new_id());
        let Some(importing) = &mut self.importing else { return };
        importing.waiting = Some(ticket.id);
        let (origin, changes) = (Origin::Known(importing.found.decoded.clone()), importing.changes.clone());
        let name = importing.name.clone();
        self.send_recognising(origin, None, changes, name, ticket);
    }

    /// What was recognised, or why nothing was.
    pub(super) fn recognised(
        &mut self,
        ticket: u64,
        name: String,
        result: Result<Recognised, RecogniseFault>,
        now: Duration,
    ) {
        let awaited = self.importing.as_ref().is_some_and(|importing| importing.waiting == Some(ticket));
        if !self.end(ticket) && !awaited {
            return;
        }
        let found = match result {
            Ok(found) => found,
            Err(fault) => {
                let said = match fault {
                    RecogniseFault::Store(error) => messages::store_error(self.lang, &error),
                    RecogniseFault::Import(error) => messages::import_error(self.lang, &name, &error),
                };
                return self.notice(NoticeKind::Error, said, Vec::new(), now);
            }
        };
        match self.importing.as_mut().filter(|_| awaited) {
            Some(importing) => {
                importing.waiting = None;
                let bytes = found.bytes.clone().or(importing.found.bytes.take());
                importing.found = Recognised { bytes, ..found };
                importing.speech = importing.speech.min(importing.found.outline.speeches.len().saturating_sub(1));
                importing.list();
                let then = importing.then.take();
                self.look_for_blanks_in_speech();
                if let Some(ask) = then {
                    self.import_ask(ask);
                }
            }
            None => {
                let mut importing = Importing {
                    name,
                    found,
                    changes: Vec::new(),
                    speech: 0,
                    at: 0,
                    picks: Picks::default(),
                    turn: 0,
                    waiting: None,
                    then: None,
                };
                importing.list();
                self.importing = Some(importing);
                self.screen = Screen::Import;
                self.look_for_blanks_in_speech();
            }
        }
    }

    /// Has blanks looked for in the speech that is shown.
    fn look_for_blanks_in_speech(&mut self) {
        let Some(importing) = &self.importing else { return };
        let place = ProposeIn::Speech(importing.found.outline.clone(), importing.speech);
        let look = self.look_for_blanks(place);
        self.importing.as_mut().into_iter().for_each(|importing| importing.picks.look_again(look));
    }

    pub(super) fn import_ask(&mut self, ask: ImportAsk) {
        if let ImportAsk::Words(words) = ask {
            let name = words::CLIPBOARD.get(self.lang).to_owned();
            let ticket = self.begin(Work::Open(PathBuf::from(&name)));
            return self.send_recognising(Origin::Words(words), None, Vec::new(), name, ticket);
        }
        let Some(importing) = &mut self.importing else { return };
        let row = importing.row().cloned();
        let place = row.as_ref().map(|row| row.place.start);
        let change = match ask {
            ImportAsk::Words(_) => None,
            ImportAsk::Encoding(encoding) => {
                let Some(bytes) = importing.found.bytes.clone() else { return };
                let ticket = Ticket::new(self.next_ticket());
                let Some(importing) = &mut self.importing else { return };
                importing.waiting = Some(ticket.id);
                // Other characters stand at other places.
                importing.changes.clear();
                let name = importing.name.clone();
                return self.send_recognising(Origin::Bytes(bytes), Some(encoding), Vec::new(), name, ticket);
            }
            ImportAsk::Speech(speech) => {
                importing.speech = speech.min(importing.found.outline.speeches.len().saturating_sub(1));
                importing.at = 0;
                importing.list();
                return self.look_for_blanks_in_speech();
            }
            ImportAsk::Look(at) => {
                importing.at = at.min(importing.rows().len().saturating_sub(1));
                None
            }
            ImportAsk::Step(by) => {
                let last = importing.rows().len().saturating_sub(1);
                importing.at = importing.at.saturating_add_signed(by).min(last);
                None
            }
            ImportAsk::Choose(which) => {
                let chosen = importing.choices().into_iter().nth(which);
                return chosen.into_iter().for_each(|ask| self.import_ask(ask));
            }
            ImportAsk::Doubt(forward) => {
                let doubtful = |at: &usize| importing.rows().get(*at).is_some_and(|row| row.doubt.is_some());
                let (count, at) = (importing.rows().len(), importing.at);
                let mut around =
                    (1..=count).map(|step| if forward { (at + step) % count } else { (at + count - step) % count });
                importing.at = around.find(doubtful).unwrap_or(at);
                None
            }
            ImportAsk::Change(change) => Some(change),
            ImportAsk::Level(up) => row.as_ref().and_then(|row| level(row, up)),
            ImportAsk::Plain => place.filter(|_| is_part(row.as_ref())).map(Change::NotHeading),
            ImportAsk::Join => place.map(Change::Join),
            ImportAsk::Split => row.as_ref().and_then(|row| {
                import::sentence_end(&importing.found.decoded.source, row.place.clone()).map(Change::Split)
            }),
            ImportAsk::Undo => {
                if importing.changes.pop().is_some() {
                    self.recognise_again();
                }
                return;
            }
            ImportAsk::Open | ImportAsk::Template if importing.waiting.is_some() => {
                importing.then = Some(ask);
                return;
            }
            ImportAsk::Open | ImportAsk::Template => {
                let Some(draft) = importing.recovered().map(from_outline) else { return };
                let picks = std::mem::take(&mut importing.picks);
                self.importing = None;
                let id = self.new_id();
                let mut open = OpenDocument::new(id, self.new_key(id), None, Document::unsaved(draft), View::Desk);
                // What was decided stands nowhere else: it is kept as what was written is.
                open.keeping = Keeping::UnderWay;
                self.show(open);
                if ask == ImportAsk::Template {
                    self.start_templating(Some(picks));
                }
                return;
            }
            ImportAsk::Leave => {
                self.importing = None;
                self.screen = if self.documents.is_empty() { Screen::Start } else { Screen::Draft };
                return;
            }
        };
        if let Some(change) = change {
            importing.changes.retain(|other| !overrides(&change, other));
            importing.changes.push(change);
            self.recognise_again();
        }
    }

    fn next_ticket(&mut self) -> u64 {
        self.new_id()
    }
}

fn is_part(row: Option<&ImportRow>) -> bool {
    row.is_some_and(|row| matches!(row.kind, RowKind::Part(_)))
}

/// What makes a row one level higher or lower. A paragraph becomes a heading, as high as it can.
fn level(row: &ImportRow, up: bool) -> Option<Change> {
    let level = match row.kind {
        RowKind::Part(level) if up => level.checked_sub(1)?,
        RowKind::Part(level) => level + 1,
        RowKind::Text | RowKind::Body(_) | RowKind::Closing if up => 0,
        _ => return None,
    };
    Some(Change::Heading(row.place.start, u8::try_from(level).ok()?))
}

/// Whether a decision takes the place of another one.
fn overrides(new: &Change, old: &Change) -> bool {
    let about_heading = |change: &Change| matches!(change, Change::Heading(..) | Change::NotHeading(_));
    new.place() == old.place()
        && (std::mem::discriminant(new) == std::mem::discriminant(old) || (about_heading(new) && about_heading(old)))
}
