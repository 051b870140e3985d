//! An entry of the list of typical errors that is being written: a new one, or one of the writer's own anew.

use egui::{Align, Frame, Id, Key, Layout, Margin, Modifiers, Response, Sense, Ui, vec2};

use crate::app::messages::bad_word;
use crate::app::{Action, WordAsk};
use crate::i18n::{Lang, Words, review, words as texts};
use crate::model::{BadWord, OwnWords, WordEntry, WordLevel, WordScope};
use crate::ui::Actions;
use crate::ui::controls::{
    Input, Weight, button, fault_line, hairline_below, input_box, label, paint_right, segmented,
};
use crate::ui::theme::{Theme, Type, size};

/// What is being written.
pub struct Entry {
    /// The own entry that it was.
    of: Option<String>,
    wrong: String,
    right: String,
    unless: String,
    reason: String,
    scope: WordScope,
    level: WordLevel,
    /// It is shown for the first time.
    fresh: bool,
    /// Why it is not kept.
    bad: Option<BadWord>,
}

impl Entry {
    /// A new one, for these words if there are any.
    pub fn new(wrong: &str) -> Self {
        Self { of: None, ..Self::of(&WordEntry { wrong: wrong.trim().to_owned(), ..WordEntry::default() }) }
    }

    /// An own one anew.
    pub fn of(entry: &WordEntry) -> Self {
        Self {
            of: Some(entry.wrong.clone()),
            wrong: entry.wrong.clone(),
            right: entry.rights(),
            unless: entry.exceptions(),
            reason: entry.reason.clone(),
            scope: entry.scope,
            level: entry.level,
            fresh: true,
            bad: None,
        }
    }

    /// Whether it is the own one for these words.
    pub fn is_of(&self, wrong: &str) -> bool {
        self.of.as_deref() == Some(wrong)
    }

    fn entry(&self) -> WordEntry {
        WordEntry {
            wrong: self.wrong.clone(),
            right: vec![self.right.clone()],
            unless: vec![self.unless.clone()],
            scope: self.scope,
            level: self.level,
            reason: self.reason.clone(),
        }
    }
}

/// Shows what is being written, until it is kept or given up.
pub fn entry_ui(ui: &mut Ui, lang: Lang, own: &OwnWords, state: &mut Option<Entry>, actions: &mut Actions) {
    let Some(entry) = state else { return };
    let frame =
        Frame::new().fill(Theme::of(ui).panel).inner_margin(Margin { left: 24, right: 24, top: 12, bottom: 12 });
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        let mut keep = false;
        let half = (ui.available_width() - 8.0) / 2.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let wrong = line_ui(ui, lang, texts::WRONG, None, half, &mut entry.wrong);
            if std::mem::take(&mut entry.fresh) {
                wrong.request_focus();
            }
            let right = line_ui(ui, lang, texts::RIGHT, Some(texts::RIGHT_HINT), half, &mut entry.right);
            keep |= is_entered(ui, &wrong) || is_entered(ui, &right);
        });
        let rest =
            [(texts::UNLESS, Some(texts::UNLESS_HINT), &mut entry.unless), (texts::REASON, None, &mut entry.reason)];
        for (name, hint, text) in rest {
            ui.horizontal(|ui| {
                let width = ui.available_width();
                let line = line_ui(ui, lang, name, hint, width, text);
                keep |= is_entered(ui, &line);
            });
        }
        let choices_and_buttons = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            mark_ui(ui, texts::SCOPE.get(lang));
            let names = texts::SCOPES.map(|name| name.get(lang));
            let now = usize::from(entry.scope == WordScope::Official);
            if let Some(scope) = segmented(ui, names, now).and_then(|pressed| WordScope::ALL.get(pressed)) {
                entry.scope = *scope;
            }
            ui.add_space(8.0);
            let names = [review::HINT, review::WARNING].map(|name| name.get(lang));
            let now = usize::from(entry.level == WordLevel::Warning);
            if let Some(level) = segmented(ui, names, now).and_then(|pressed| WordLevel::ALL.get(pressed)) {
                entry.level = *level;
            }
            let cancel = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                keep |= button(ui, Weight::Plain, None, texts::KEEP.get(lang)).clicked();
                button(ui, Weight::Quiet, None, texts::CANCEL.get(lang)).clicked()
            });
            cancel.inner
        };
        let given_up = ui.horizontal(choices_and_buttons).inner;
        ui.horizontal(|ui| {
            ui.add_space(size::WORD_LABEL + 8.0);
            if let Some(bad) = &entry.bad {
                fault_line(ui, &bad_word(lang, bad));
            } else {
                label(ui, Type::Small, Theme::of(ui).ink3, texts::SCOPE_NOTE.get(lang));
            }
        });
        (keep, given_up || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)))
    });
    hairline_below(ui, shown.response.rect);
    match shown.inner {
        (_, true) => *state = None,
        (true, _) => match own.checked(entry.of.as_deref(), entry.entry()) {
            Ok(kept) => {
                actions.push(Action::Word(WordAsk::Put(entry.of.take(), Box::new(kept))));
                *state = None;
            }
            Err(bad) => entry.bad = Some(bad),
        },
        _ => {}
    }
}

/// Whether Enter was pressed in an input.
fn is_entered(ui: &Ui, response: &Response) -> bool {
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        // Where it is not kept, it is written on.
        response.request_focus();
    }
    entered
}

/// The name of what stands behind it.
fn mark_ui(ui: &mut Ui, name: &str) {
    let (mark, _) = ui.allocate_exact_size(vec2(size::WORD_LABEL, size::CONTROL), Sense::hover());
    paint_right(ui, mark.right_center(), Type::Interface, Theme::of(ui).ink2, name);
}

/// A line of it, so wide.
fn line_ui(ui: &mut Ui, lang: Lang, name: Words, hint: Option<Words>, width: f32, text: &mut String) -> Response {
    ui.allocate_ui_with_layout(vec2(width, size::CONTROL), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        mark_ui(ui, name.get(lang));
        let hint = hint.map_or("", |hint| hint.get(lang));
        let spec = Input { id: Id::unique(("word", name.en)), name: name.get(lang), hint, rows: 1, fault: None };
        input_box(ui, text, &spec)
    })
    .inner
}
