//! The menu of a part: the commands on it, and its numbers.

use egui::{Frame, Margin, Ui, vec2};

use super::Actions;
use super::controls::{label, menu_row, pill};
use super::theme::{Theme, Type, size};
use crate::app::{Action, Command, OpenDocument, Session};
use crate::edit::{Edit, Kind};
use crate::i18n::{Lang, Words, window};
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
    numbering_ui(ui, lang, open, id, actions);
}

/// The marks of a section, of its list and of its level, and whether its heading runs in.
fn numbering_ui(ui: &mut Ui, lang: Lang, open: &OpenDocument, id: SectionId, actions: &mut Actions) {
    let draft = open.document.draft();
    let chain = draft.chain(id);
    let Some(section) = chain.last().copied() else { return };
    let level = chain.len() - 1;
    let mut edit = |edit: Edit| {
        let selections = (open.selection.clone(), open.selection.clone());
        actions.push(Action::Edit { edit, kind: Kind::Whole, selections });
    };
    if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_SECTION, section.style) {
        edit(Edit::Numbering { section: id, style });
    }
    if let Some(list) = section.list.as_ref().and_then(|list| draft.list(list)) {
        if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_LIST, list.style) {
            edit(Edit::ListNumbering { list: list.id.clone(), style });
        }
    } else if level <= draft.style.levels.len() {
        let now = draft.style.level(level);
        if let Some(style) = styles_ui(ui, lang, window::NUMBERING_OF_LEVEL, Some(now.numbering)) {
            edit(Edit::Level { level, style: LevelStyle { numbering: style.unwrap_or_default(), ..now } });
        }
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
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
fn styles_ui(ui: &mut Ui, lang: Lang, title: Words, now: Option<NumberStyle>) -> Option<Option<NumberStyle>> {
    let theme = Theme::of(ui);
    let mut pressed = None;
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        label(ui, Type::Small, theme.ink3, title.get(lang));
    });
    let inset = Margin { left: 10, right: 10, top: 0, bottom: 0 };
    Frame::new().inner_margin(inset).show(ui, |ui| {
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
    });
    pressed
}
