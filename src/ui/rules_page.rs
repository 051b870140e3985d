//! The rules of the checks: what each looks for, and how serious what it finds is to this user.

use egui::{Align, Layout, Ui};

use super::Actions;
use super::controls::{label, segmented, small_button};
use super::theme::{Theme, Type};
use crate::app::matching::matches;
use crate::app::{Action, CheckAsk, Session, level_of};
use crate::check::{Rule, Severity};
use crate::i18n::{checks as texts, commands, review as words, settings};
use crate::store::{Checks, RuleLevel};

/// Shows the page, as far as its rules are what is looked for.
pub fn rules_ui(ui: &mut Ui, session: &Session, query: &str, actions: &mut Actions) {
    let (theme, lang) = (Theme::of(ui), session.lang);
    let mut any = false;
    for rule in Rule::ALL {
        let Some(about) = texts::of_rule(rule.name()) else { continue };
        let texts = [about.title.zh, about.title.en, about.why.zh, about.why.en];
        if !texts
            .iter()
            .enumerate()
            .any(|(at, text)| matches(query, text).is_some_and(|score| score.rank >= if at < 2 { 300 } else { 500 }))
        {
            continue;
        }
        any = true;
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            label(ui, Type::Interface, theme.ink, &words::capital(about.title.get(lang)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let now = level_of(&session.settings.checks, rule);
                // Only what is wrong beyond doubt may be an error.
                let highest = if rule.severity() == Severity::Error { RuleLevel::Error } else { RuleLevel::Warning };
                let all = [RuleLevel::Off, RuleLevel::Hint, highest];
                let last = if highest == RuleLevel::Error { words::ERROR } else { words::WARNING };
                let names = [words::OFF, words::HINT, last].map(|name| name.get(lang));
                let chosen = all.iter().position(|level| *level == now).unwrap_or(2);
                let pressed = ui.push_id(rule, |ui| segmented(ui, names, chosen)).inner;
                if let Some(level) = pressed.and_then(|pressed| all.get(pressed)) {
                    actions.push(Action::Check(CheckAsk::SetLevel(rule, *level)));
                }
                if now != level_of(&Checks::default(), rule) {
                    let reset = commands::RESET.get(lang);
                    if small_button(ui, reset, &commands::reset_of(lang, about.title.get(lang))).clicked() {
                        let usual = level_of(&Checks::default(), rule);
                        actions.push(Action::Check(CheckAsk::SetLevel(rule, usual)));
                    }
                }
            });
        });
        label(ui, Type::Small, theme.ink3, &words::sentence(lang, about.why.get(lang)));
    }
    if !any {
        ui.add_space(24.0);
        label(ui, Type::Interface, theme.ink2, settings::NOTHING_FOUND.get(lang));
    }
}
