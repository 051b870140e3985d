//! What stands for the window in the tests of the page: a layout, keys by name, a clipboard.

use std::time::Duration;

use lectern::app::{Action, Command, Done, Effect, OpenDocument, Session, Surroundings};
use lectern::edit::Caret;
use lectern::export::txt;
use lectern::flow::{ByLine, Extend, Lines, Motion, Page, Shown, Write, moved_by_line};
use lectern::model::Draft;

use super::notation::Parsed;

/// How many characters a line of these pages holds.
const LINE: usize = 10;

/// So long after one key comes the next that each is a step of its own.
const SLOWLY: Duration = Duration::from_secs(10);

/// What a case types: `␣` is a blank, `⏎` a line break.
fn typed(words: &str) -> String {
    words.trim_end_matches('\'').replace('␣', " ").replace('⏎', "\n")
}

/// Lines of ten characters each, as a layout would have them.
struct Monospace<'a>(&'a Session);

impl Monospace<'_> {
    fn page(&self) -> &Page {
        self.0.document().unwrap().page()
    }

    fn shown(&self, index: usize) -> Shown {
        let open = self.0.document().unwrap();
        let paragraph = &self.page().paragraphs[index];
        let chain = self.page().chain(open.document.draft(), paragraph);
        Shown::new(open.document.draft(), open.speech(), &chain, paragraph)
    }

    /// The paragraph, the line in it and the column of a caret.
    fn place(&self, caret: &Caret) -> (usize, usize, usize) {
        let index = self.page().index_of(caret.place().unwrap()).unwrap();
        let shown = self.shown(index);
        let count = shown.text[..shown.byte_of(caret).unwrap()].chars().count();
        let line = (count / LINE).min(self.lines(index) - 1);
        (index, line, count - line * LINE)
    }

    fn lines(&self, index: usize) -> usize {
        self.shown(index).text.chars().count().div_ceil(LINE).max(1)
    }

    fn caret(&self, index: usize, line: usize, column: usize) -> Caret {
        let shown = self.shown(index);
        let all = shown.text.chars().count();
        // At the end of a line within a paragraph the next line begins.
        let last = if line + 1 < self.lines(index) { line * LINE + LINE - 1 } else { all };
        let count = last.min(line * LINE + column);
        let byte = shown.text.char_indices().nth(count).map_or(shown.text.len(), |(byte, _)| byte);
        shown.caret_at(byte, false).unwrap()
    }
}

impl Lines for Monospace<'_> {
    fn edge(&self, caret: &Caret, last: bool) -> Caret {
        let (index, line, _) = self.place(caret);
        self.caret(index, line, if last { LINE } else { 0 })
    }

    fn vertical(&self, caret: &Caret, lines: isize, goal: f32) -> Caret {
        let (index, line, _) = self.place(caret);
        let all: Vec<(usize, usize)> = (0..self.page().paragraphs.len())
            .flat_map(|index| (0..self.lines(index)).map(move |line| (index, line)))
            .collect();
        let here = all.iter().position(|at| *at == (index, line)).unwrap();
        match here.checked_add_signed(lines).and_then(|to| all.get(to)) {
            Some((index, line)) => self.caret(*index, *line, goal as usize),
            None if lines > 0 => self.caret(all.last().unwrap().0, all.last().unwrap().1, LINE),
            None => self.caret(0, 0, 0),
        }
    }

    fn x_of(&self, caret: &Caret) -> f32 {
        self.place(caret).2 as f32
    }
}

/// What stands for the window: the session, the clipboard, and where the caret wants to be.
pub struct Writer {
    pub session: Session,
    pub clipboard: String,
    goal: Option<f32>,
    now: Duration,
}

impl Writer {
    /// Opens a draft as one that was left behind is opened: as it is.
    pub fn on(draft: Draft) -> Self {
        let session = Session::new(Surroundings::default());
        let mut writer = Self { session, clipboard: String::new(), goal: None, now: Duration::ZERO };
        writer.act(Action::Done(Done::Recovered(vec![("case".into(), None, draft)])), Duration::ZERO);
        writer.act(Action::Restore("case".into()), Duration::ZERO);
        writer
    }

    pub fn new(parsed: &Parsed) -> Self {
        let mut writer = Self::on(parsed.draft.clone());
        for id in &parsed.folded {
            writer.act(Action::Fold(*id), Duration::ZERO);
        }
        writer.act(Action::Select(parsed.selection()), Duration::ZERO);
        writer
    }

    pub fn open(&self) -> &OpenDocument {
        self.session.document().unwrap()
    }

    pub fn draft(&self) -> &Draft {
        self.open().document.draft()
    }

    /// The speech as it is handed over.
    pub fn speech(&self) -> String {
        txt(self.open().speech())
    }

    /// Does something some time after what was done before.
    pub fn act(&mut self, action: Action, after: Duration) {
        self.now += after;
        self.session.handle(action, self.now);
        for effect in self.session.take_effects() {
            if let Effect::Copy(text) = effect {
                self.clipboard = text;
            }
        }
    }

    fn by_line(&mut self, motion: ByLine, extend: Extend) {
        let open = self.session.document().unwrap();
        let selection = open.selection.clone().unwrap();
        let lines = Monospace(&self.session);
        let to = moved_by_line(&lines, open.page(), &selection, motion, extend, &mut self.goal);
        self.act(Action::Select(to), SLOWLY);
    }

    /// Presses `Undo` or `Redo` until there is nothing left to do.
    pub fn press_all(&mut self, key: &str) {
        let mut state = None;
        while state != Some(self.open().document.state()) {
            state = Some(self.open().document.state());
            self.press(key);
        }
    }

    pub fn press(&mut self, key: &str) {
        if let Some(words) = key.strip_prefix('\'') {
            self.act(Action::Write(Write::Type(typed(words))), SLOWLY);
            return;
        }
        if let Some(words) = key.strip_prefix("Paste'") {
            self.act(Action::Paste(typed(words)), SLOWLY);
            return;
        }
        let bare = key.replace("S-", "");
        let extend = if key.contains("S-") { Extend::Yes } else { Extend::No };
        let command = |command| Action::Do(command);
        let action = match bare.as_str() {
            "Left" => Action::Move(Motion::Back, extend),
            "Right" => Action::Move(Motion::Forward, extend),
            "C-Left" => Action::Move(Motion::WordBack, extend),
            "C-Right" => Action::Move(Motion::WordForward, extend),
            "C-Up" => Action::Move(Motion::ParagraphBack, extend),
            "C-Down" => Action::Move(Motion::ParagraphForward, extend),
            "A-Up" => Action::Move(Motion::SectionBack, extend),
            "A-Down" => Action::Move(Motion::SectionForward, extend),
            "C-Home" => Action::Move(Motion::Start, extend),
            "C-End" => Action::Move(Motion::End, extend),
            "Up" => return self.by_line(ByLine::Lines(-1), extend),
            "Down" => return self.by_line(ByLine::Lines(1), extend),
            "PageUp" => return self.by_line(ByLine::Lines(-3), extend),
            "PageDown" => return self.by_line(ByLine::Lines(3), extend),
            "Home" => return self.by_line(ByLine::LineStart, extend),
            "End" => return self.by_line(ByLine::LineEnd, extend),
            "All" => Action::SelectAll,
            "Enter" => Action::Write(Write::Enter),
            "Back" => Action::Write(Write::Erase(Motion::Back)),
            "Del" => Action::Write(Write::Erase(Motion::Forward)),
            "C-Back" => Action::Write(Write::Erase(Motion::WordBack)),
            "C-Del" => Action::Write(Write::Erase(Motion::WordForward)),
            "Copy" => Action::Copy,
            "Cut" => Action::Cut,
            "Paste" => Action::Paste(self.clipboard.clone()),
            "Split" => command(Command::Split),
            "Merge" => command(Command::Merge),
            "Stress" => command(Command::Stress),
            "Slow" => command(Command::Slow),
            "Pause" => command(Command::Pause),
            "Fold" => command(Command::Fold),
            "FoldFirst" => Action::Fold(self.draft().sections[0].id),
            "Undo" => command(Command::Undo),
            "Redo" => command(Command::Redo),
            "Below" => command(Command::AddBelow),
            "Inside" => command(Command::AddInside),
            "Up!" => command(Command::MoveUp),
            "Down!" => command(Command::MoveDown),
            "Promote" => command(Command::Promote),
            "Demote" => command(Command::Demote),
            "Switch" => command(Command::Switch),
            "Duplicate" => command(Command::Duplicate),
            "Remove" => command(Command::Remove),
            other => panic!("no key is called {other}"),
        };
        if !matches!(action, Action::Move(..)) || extend == Extend::No {
            self.goal = None;
        }
        self.act(action, SLOWLY);
    }
}
