//! What one speech is about: it fills the blanks of the stock.

use fastrand::Rng;

use super::mark::han;
use super::stock::{BODIES, NAMES, PLACES, Stock, WORK};

pub struct Topic {
    work: &'static str,
    pub place: &'static str,
    level: &'static str,
    body: String,
    pub speaker: &'static str,
    pub year: u16,
}

impl Topic {
    pub fn new(rng: &mut Rng) -> Self {
        let (place, level) = *rng.choice(PLACES).unwrap();
        Self {
            work: rng.choice(WORK).unwrap(),
            place,
            level,
            body: format!("{level}{}", rng.choice(BODIES).unwrap()),
            speaker: rng.choice(NAMES).unwrap(),
            year: rng.u16(2009..2026),
        }
    }

    /// A sentence of the stock with its blanks filled.
    pub fn fill(&self, sentence: &str, rng: &mut Rng) -> String {
        let name = rng.choice(NAMES).unwrap();
        let family: String = rng.choice(NAMES).unwrap().chars().take(1).collect();
        let filled = [
            ("{行}", self.work),
            ("{地}", self.place),
            ("{级}", self.level),
            ("{局}", &self.body),
            ("{名}", name),
            ("{姓}", &family),
            ("{年}", &self.year.to_string()),
        ];
        let mut text = filled.iter().fold(sentence.to_owned(), |text, (blank, value)| text.replace(blank, value));
        while text.contains("{数}") {
            text = text.replacen("{数}", &rng.u16(12..860).to_string(), 1);
        }
        text
    }

    /// A sentence that announces a number, which stands in Chinese numerals as a rule.
    pub fn announce(&self, sentence: &str, count: usize, rng: &mut Rng) -> String {
        let number = if count == 2 { "两".to_owned() } else { han(count) };
        let number = if rng.u8(0..12) == 0 { count.to_string() } else { number };
        self.fill(&sentence.replace("{几}", &number), rng)
    }

    /// A heading as long as they are at the outer levels.
    pub fn long_heading(&self, stock: &Stock, rng: &mut Rng) -> String {
        let heading = if rng.u8(0..4) == 0 {
            (*rng.choice(stock.long).unwrap()).to_owned()
        } else {
            let halves = [rng.choice(stock.first_halves).unwrap(), rng.choice(stock.second_halves).unwrap()];
            if rng.u8(0..3) == 0 { halves[0].to_string() } else { halves.map(|half| *half).join("，") }
        };
        self.fill(&heading, rng)
    }
}
