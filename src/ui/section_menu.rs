//! The menu of a part: the commands on it, and its numbers.

use egui::{Frame, Margin, Ui, vec2};

use super::Actions;
use super::controls::{label, menu_row, pill};
use super::theme::{Theme, Type, size};
use crate::app::{Action, Command, OpenDocument, Session};
use crate::edit::{Edit, Kind};
use crate::i18n::{Lang, window};
use crate::model::{LevelStyle, NumberStyle, SectionId};

/// The commands that a section's menu offers.
const OF_SECTION: [Command; 14] = [
    Command::AddBelow,
    Command::AddInside,
    Command::Duplicate,
    Command::MoveUp,
    Command::MoveDown,
    Command::Promote,
    Command::Demote,
    Command::Switch,
    Command::Fold,
    Command::Split,
    Command::Merge,
    Command::ShareHeading,
    Command::FollowPattern,
    Command::Remove,
];

/// Shows the menu of a part.
pub fn section_menu(ui: &mut Ui, session: &Session, open: &OpenDocument, id: SectionId, actions: &mut Actions) {
    let lang = session.lang;
    ui.set_width(size::MENU);
    for command in OF_SECTION {
        if menu_row(ui, command.name().get(lang), &session.keymap.label(command).unwrap_or_default()).clicked() {
            actions.push(Action::DoAt(command, id));
            ui.close();
        }
    }
    Frame::new().inner_margin(Margin::symmetric(10, 0)).show(ui, |ui| {
        numbering_ui(ui, lang, open, id, actions);
    });
}

/// The marks of a section, of its list and of its level, and whether its heading runs in.
pub fn numbering_ui(ui: &mut Ui, lang: Lang, open: &OpenDocument, id: SectionId, actions: &mut Actions) {
    let draft = open.document.draft();
    let chain = draft.chain(id);
    let Some(section) = chain.last().copied() else { return };
    let level = chain.len() - 1;
    let mut edit = |edit: Edit| {
        let selections = (open.selection.clone(), open.selection.clone());
        actions.push(Action::Edit { edit, kind: Kind::Whole, selections });
    };
    if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_SECTION.get(lang), section.style) {
        edit(Edit::Numbering { section: id, style });
    }
    if let Some(list) = section.list.as_ref().and_then(|list| draft.list(list)) {
        if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_LIST.get(lang), list.style) {
            edit(Edit::ListNumbering { list: list.id.clone(), style });
        }
    } else if level <= draft.style.levels.len() {
        let now = draft.style.level(level);
        if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_LEVEL.get(lang), Some(now.numbering)) {
            edit(Edit::Level { level, style: LevelStyle { numbering: style.unwrap_or_default(), ..now } });
        }
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let run_in = draft.runs_in(section, level);
        let alone = pill(ui, window::HEADING_ALONE.get(lang), !run_in);
        let runs = pill(ui, window::HEADING_RUNS_IN.get(lang), run_in);
        if alone.clicked() {
            edit(Edit::RunIn { section: id, run_in: Some(false) });
        }
        if runs.clicked() {
            edit(Edit::RunIn { section: id, run_in: Some(true) });
        }
    });
    ui.add_space(4.0);
}

/// Every style of numbers; gives the one pressed, `None` within standing for the inherited one.
pub fn styles_ui(ui: &mut Ui, lang: Lang, title: &str, now: Option<NumberStyle>) -> Option<Option<NumberStyle>> {
    let mut pressed = None;
    ui.add_space(6.0);
    label(ui, Type::Small, Theme::of(ui).ink2, title);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        if pill(ui, window::NUMBERING_INHERITED.get(lang), now.is_none()).clicked() {
            pressed = Some(None);
        }
        for style in NumberStyle::ALL {
            let name = if style == NumberStyle::None { window::NO_NUMBER.get(lang) } else { style.pattern() };
            if pill(ui, name, now == Some(style)).clicked() {
                pressed = Some(Some(style));
            }
        }
    });
    pressed
}
