//! People with their posts, one in a row, in the order in which the speech names them.

use egui::{Id, Response, Ui};

use crate::i18n::{Lang, window};
use crate::model::{FieldValue, PARTING, Person};
use crate::ui::controls::{Input, fault_line, icon_button, input_box};
use crate::ui::icons::Icon;
use crate::ui::theme::size;

/// How wide a name is asked for.
const NAME: f32 = 108.0;

/// Shows them, with an empty row to add one, and writes what was changed back as `name/post；name/post`. Has the keyboard
/// where one of its inputs has it; asked to take it, the first name does.
pub(super) fn people_ui(ui: &mut Ui, lang: Lang, text: &mut String, spec: &Input<'_>) -> Response {
    let before: Vec<Person> = text.split(PARTING).filter(|part| !part.is_empty()).map(Person::read).collect();
    let mut rows = before.clone();
    rows.push(Person::default());
    let mut whole: Option<Response> = None;
    let (mut up, mut out) = (None, None);
    for (index, row) in rows.iter_mut().enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let of_row = |what: &str| format!("{} {} {what}", spec.name, index + 1);
            let name = part_ui(ui, &mut row.name, NAME, index, window::PERSON_NAME.get(lang), spec, true);
            let width = ui.available_width() - 2.0 * (size::CONTROL + 4.0);
            let post = part_ui(ui, &mut row.post, width, index, window::PERSON_POST.get(lang), spec, false);
            if index < before.len() {
                if icon_button(ui, Icon::X, &of_row(window::PERSON_OUT.get(lang)), None).clicked() {
                    out = Some(index);
                }
                if index > 0 && icon_button(ui, Icon::ArrowUp, &of_row(window::PERSON_UP.get(lang)), None).clicked() {
                    up = Some(index);
                }
            }
            let both = name | post;
            whole = Some(whole.take().map_or_else(|| both.clone(), |whole| whole | both.clone()));
        });
    }
    if let Some(fault) = spec.fault {
        fault_line(ui, fault);
    }
    if rows.last().is_some_and(|row| *row == Person::default()) {
        rows.pop();
    }
    if let Some(index) = up {
        rows.swap(index - 1, index);
    }
    if let Some(index) = out {
        rows.remove(index);
    }
    if rows != before {
        *text = FieldValue::People(rows).typed();
    }
    whole.unwrap_or_else(|| ui.response())
}

/// The input for a name or a post.
fn part_ui(
    ui: &mut Ui,
    text: &mut String,
    width: f32,
    index: usize,
    what: &str,
    spec: &Input<'_>,
    is_name: bool,
) -> Response {
    let id = if index == 0 && is_name { spec.id } else { Id::unique((spec.id, index, is_name)) };
    let name = format!("{} {} {what}", spec.name, index + 1);
    let part = Input { id, name: &name, hint: what, rows: 1, fault: None };
    ui.vertical(|ui| {
        ui.set_width(width);
        input_box(ui, text, &part)
    })
    .inner
}
