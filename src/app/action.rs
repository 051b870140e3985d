//! What a view reports, what the session asks a person, and what it asks of the shell.

use std::path::PathBuf;

use super::{
    CheckAsk, Command, Done, FindAsk, HandAsk, ImportAsk, Job, Keys, PasteAs, ProfileAsk, Renaming, Sheet, ShelfAsk,
    Sight, Templating, Welcome, WordAsk,
};
use crate::edit::{Caret, Edit, Kind, Selection};
use crate::flow::{Extend, Motion, Write};
use crate::i18n::Lang;
use crate::model::{Phrase, SectionId};
use crate::store::Settings;

/// Something that happened: to a view, to the window, or to a job.
#[derive(Debug)]
pub enum Action {
    /// A command was given.
    Do(Command),
    /// A command was given for one section, which becomes the current one.
    DoAt(Command, SectionId),
    /// The list's customary number was named and the writer wants to go beyond it.
    DoAnyway(Command, SectionId),
    /// A text or field was edited.
    Edit {
        /// What to do.
        edit: Edit,
        /// What kind of change it is.
        kind: Kind,
        /// What was selected before and is now.
        selections: (Option<Selection>, Option<Selection>),
    },
    /// Something was written on the page.
    Write(Write),
    /// The caret was moved on the page.
    Move(Motion, Extend),
    /// This is selected now, and is to be shown.
    Select(Selection),
    /// This is selected now by pointing at it.
    Point(Selection),
    /// Everything on the page is to be selected.
    SelectAll,
    /// What is selected goes to the clipboard.
    Copy,
    /// The same, and is taken out.
    Cut,
    /// What the clipboard holds is to be put in.
    Paste(String),
    /// The last paste is to be something else.
    PasteAs(PasteAs),
    /// A section with all below it is to stand below another, or at the top, as the how-manieth without it.
    MoveTo(SectionId, Option<SectionId>, usize),
    /// A sentence, in the notation of files, is to be put in at the caret.
    InsertPhrase(String),
    /// A sentence of the phrase bank is for this occasion.
    TagPhrase(usize, String),
    /// A sentence of the phrase bank is to be let go.
    ForgetPhrase(usize),
    /// A sentence that was let go is to be kept again.
    KeepAgain(Box<Phrase>),
    /// A section is to be folded away behind its beginning, or shown again.
    Fold(SectionId),
    /// Something is asked of the find bar.
    Find(FindAsk),
    /// Put the caret here.
    GoTo(Caret),
    /// A template of the gallery was pointed at.
    LookAt(usize),
    /// Something is asked of the templates.
    Shelf(ShelfAsk),
    /// Something is asked of the sheet from which a speech is handed over.
    Hand(HandAsk),
    /// Something is asked of the checks.
    Check(CheckAsk),
    /// Something is asked of the list of typical errors.
    Word(WordAsk),
    /// Something is asked while a speech from elsewhere is looked at.
    Import(ImportAsk),
    /// Another side of the template that is being made is to stand beside its page.
    TurnTo(Sheet),
    /// A speech is to be begun from the template that is being made.
    TryTemplate,
    /// A draft is to be started from the template pointed at.
    UseTemplate,
    /// The form is done with.
    StartWriting,
    /// Back from the form to the gallery.
    OtherTemplate,
    /// An open draft is to be shown, by its id.
    Show(u64),
    /// An open draft is to be closed, by its id.
    CloseDraft(u64),
    /// A sample speech is to be opened, by its place in the list of them.
    OpenSample(usize),
    /// A file is to be taken from those that were open lately.
    Forget(PathBuf),
    /// Files were given to the program.
    OpenFiles(Vec<PathBuf>),
    /// A dialog was answered: with a path, or by cancelling it. `at_once` means faster than a person can.
    Picked {
        /// What for.
        purpose: Purpose,
        /// The answer.
        path: Option<PathBuf>,
        /// Whether the dialog can hardly have been shown.
        at_once: bool,
    },
    /// What stands in the box for a path changed.
    PathTyped(String),
    /// Yes: the main answer to what was asked.
    Confirm,
    /// The second answer: give up what is unsaved.
    Refuse,
    /// No answer: things stay as they are.
    Cancel,
    /// A kept draft is to be gone on with.
    Restore(String),
    /// Everything that was left behind is to be gone on with.
    RestoreAll,
    /// A kept draft is to be given up.
    Discard(String),
    /// The draft and its file, which was changed elsewhere, are to be shown side by side.
    Compare,
    /// The draft stays as it is here.
    KeepMine,
    /// The file's version takes its place.
    TakeTheirs,
    /// The window has the keyboard again.
    Focused,
    /// A step of the welcome is to be shown.
    Welcome(Welcome),
    /// A job that takes long is to be called off, by its ticket.
    Stop(u64),
    /// A file is to be opened with the program that the system has for it.
    OpenPath(PathBuf),
    /// The folder of a file is to be shown.
    ShowFolder(PathBuf),
    /// This of the pages can be seen; nothing where they are not shown.
    See(Option<Sight>),
    /// Something is asked of the layouts of pages.
    Profile(ProfileAsk),
    /// The system has no program to show this with.
    NotOpened(PathBuf),
    /// The window is to be closed.
    CloseWindow,
    /// A notice has been read.
    Dismiss(u64),
    /// What is set from now on.
    Set(Box<Settings>),
    /// A command gets other keys.
    SetKeys(Command, Vec<Keys>),
    /// A command gets its usual keys again, or all commands do.
    ResetKeys(Option<Command>),
    /// The keys of a command are to be shown and changed.
    ChangeKeys(Command),
    /// What lies over the window is to be shut.
    Shut,
    /// The language of the interface.
    Speak(Lang),
    /// What came of a job.
    Done(Done),
}

/// What a path is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To open a draft from.
    Open,
    /// To save the draft in.
    Save,
    /// A Word document out of which a layout is taken.
    Profile,
    /// A folder for the copies of a speech that is handed over.
    HandOver,
    /// A further folder with templates.
    Folder,
    /// A table of typical errors to take in.
    WordsIn,
    /// A table to write the own ones in.
    WordsOut,
}

/// A question that stands in the window until it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The draft has unsaved changes and is to be closed.
    Close,
    /// The draft's file was changed elsewhere: keep ours, take theirs, compare?
    Changed,
    /// Some drafts have unsaved changes and the program is to end.
    Quit,
    /// The file exists already.
    Replace(Purpose, PathBuf),
    /// These files, which copies of a speech would be called, exist already.
    ReplaceCopies(Vec<PathBuf>),
    /// The draft is to become a template: what is it called, what becomes a blank?
    Template(Templating),
    /// A template is to be called otherwise.
    Rename(Renaming),
    /// These templates that were put away are to be removed for good.
    EmptyBin(Vec<PathBuf>),
    /// No dialog of the system can be shown: the path is typed in the window.
    Path(Purpose, String),
}

/// What the session wants of the world around it.
#[derive(Debug)]
pub enum Effect {
    /// Work for the worker.
    Job(Job),
    /// Show the system's dialog for a file.
    Pick {
        /// What for.
        purpose: Purpose,
        /// The name to offer.
        name: String,
    },
    /// Open a file with the program that the system has for it.
    OpenPath(PathBuf),
    /// Show the folder of a file.
    ShowFolder(PathBuf),
    /// Put words on the clipboard.
    Copy(String),
    /// Put words on the clipboard that keep their look where a program can show it.
    CopyRich {
        /// With their look, as HTML.
        html: String,
        /// Without.
        text: String,
    },
    /// End the program.
    Quit,
}
