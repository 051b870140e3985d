//! The sheet beside the page of a template that is being made: the part in which the caret stands, blanks, lists, what
//! the template says of itself, and the draft that it makes. Nobody needs to see a file.

mod about;
mod fields;
mod inputs;
mod lists;
mod named;
mod part;

use std::collections::{BTreeMap, HashMap};

use egui::{Align, Frame, Id, Layout, Margin, Panel, ScrollArea, Ui, vec2};

use super::Actions;
use super::controls::{self, Weight, button, label, segmented};
use super::icons::Icon;
use super::preview::{SheetState, sheet_ui};
use super::theme::{Theme, Type, hairline, size};
use crate::app::{Action, Command, OpenDocument, Session, Sheet};
use crate::assemble::{Assembled, assemble};
use crate::edit::{Edit, Kind, Uses, from_template, with_samples};
use crate::i18n::{Lang, making, window};
use crate::model::{Draft, FieldId, ListId};

/// What stands in an input as it was typed, as long as the template says what came of it.
struct Typed {
    text: String,
    of: String,
}

/// What the sheet remembers between frames.
#[derive(Default)]
pub struct TemplateState {
    document: u64,
    typed: HashMap<Id, Typed>,
    /// The input of which the blanks to put in are offered.
    names_for: Option<Id>,
    /// The field and the list that are unfolded.
    field: Option<FieldId>,
    list: Option<ListId>,
    /// Where its fields are named, in which revision.
    uses: Option<(u64, BTreeMap<FieldId, Uses>)>,
    /// The draft that it makes, of which revision, and whether without samples.
    made: Option<((u64, bool), Assembled)>,
    blank: bool,
    sheet: SheetState,
}

/// One frame of the sheet: what is shown, and where to report.
struct Making<'a> {
    session: &'a Session,
    open: &'a OpenDocument,
    draft: &'a Draft,
    lang: Lang,
    state: &'a mut TemplateState,
    actions: &'a mut Actions,
}

impl Making<'_> {
    fn edit(&mut self, edit: Edit, kind: Kind) {
        let here = self.open.selection.clone();
        self.actions.push(Action::Edit { edit, kind, selections: (here.clone(), here) });
    }

    /// An edit that was planned; one that cannot be done is not offered.
    fn planned<E>(&mut self, edit: Result<Edit, E>) {
        if let Ok(edit) = edit {
            self.edit(edit, Kind::Whole);
        }
    }
}

/// Shows the sheet. `alone` where the draft that it makes does not stand beside it.
pub fn template_ui(
    ui: &mut Ui,
    session: &Session,
    open: &OpenDocument,
    alone: bool,
    state: &mut TemplateState,
    actions: &mut Actions,
) {
    let lang = session.lang;
    if state.document != open.id {
        *state = TemplateState { document: open.id, ..TemplateState::default() };
    }
    let sides = making::SIDES.map(|words| words.get(lang));
    let shown = if !alone && open.sheet == Sheet::Made { Sheet::Part } else { open.sheet };
    let at = Sheet::ALL.iter().position(|sheet| *sheet == shown).unwrap_or_default();
    head_ui(ui, session, actions, |ui| {
        let pressed = if alone {
            segmented(ui, sides, at)
        } else {
            let [part, fields, lists, about, _] = sides;
            segmented(ui, [part, fields, lists, about], at)
        };
        pressed.and_then(|at| Sheet::ALL.get(at)).map(|sheet| Action::TurnTo(*sheet))
    });
    foot_ui(ui, lang, actions);
    let draft = open.document.draft();
    if shown == Sheet::Made {
        return made_ui(ui, session, open, state);
    }
    // Each side keeps its own place.
    ScrollArea::vertical().id_salt(("template sheet", at)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            let mut making = Making { session, open, draft, lang, state, actions };
            match shown {
                Sheet::Part => making.part_ui(ui),
                Sheet::Fields => making.fields_ui(ui),
                Sheet::Lists => making.lists_ui(ui),
                Sheet::About | Sheet::Made => making.about_ui(ui),
            }
        });
    });
}

fn head_ui(ui: &mut Ui, session: &Session, actions: &mut Actions, tabs: impl FnOnce(&mut Ui) -> Option<Action>) {
    let head = Panel::top("template head").exact_size(size::PANEL_HEAD).show_separator_line(false);
    head.frame(Frame::NONE).show(ui, |ui| {
        controls::hairline_below(ui, ui.max_rect());
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            let pressed = tabs(ui);
            actions.extend(pressed);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(6.0);
                controls::command_button(ui, session, Command::Preview, Icon::SidebarSimple, actions);
            });
        });
    });
}

fn foot_ui(ui: &mut Ui, lang: Lang, actions: &mut Actions) {
    let foot = Panel::bottom("template foot").exact_size(52.0).show_separator_line(false).frame(Frame::NONE);
    foot.show(ui, |ui| {
        ui.painter().hline(ui.max_rect().x_range(), ui.max_rect().top() + 0.5, hairline(Theme::of(ui).line));
        ui.horizontal_centered(|ui| {
            ui.add_space(size::INSET);
            if button(ui, Weight::Plain, Some(Icon::PencilSimple), making::TRY.get(lang)).clicked() {
                actions.push(Action::TryTemplate);
            }
        });
    });
}

/// The draft that the template makes, with its samples or with blanks.
pub fn made_ui(ui: &mut Ui, session: &Session, open: &OpenDocument, state: &mut TemplateState) {
    let lang = session.lang;
    ui.horizontal(|ui| {
        ui.set_height(size::PANEL_HEAD);
        ui.add_space(size::INSET);
        label(ui, Type::Small, Theme::of(ui).ink2, window::SKELETON.get(lang));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(size::INSET);
            let names = [window::SAMPLE_VALUES.get(lang), window::BLANK_VALUES.get(lang)];
            if let Some(pressed) = segmented(ui, names, usize::from(state.blank)) {
                state.blank = pressed == 1;
            }
        });
    });
    let wanted = (open.document.revision(), state.blank);
    if state.made.as_ref().is_none_or(|(made, _)| *made != wanted) {
        let made = open.template().map(|template| {
            let draft = if state.blank { from_template(&template) } else { with_samples(&template) };
            assemble(&draft, None)
        });
        state.made = made.map(|made| (wanted, made));
    }
    if let Some((_, made)) = &state.made {
        sheet_ui(ui, "made", made, None, false, &mut state.sheet);
    }
}
