//! Writes the title block of a Chinese speech, in the many ways in which they stand.

use super::layout::{Kind, Layout, letter_spaced};
use super::manuscript::{Block, Role, Why};
use super::mark::{han, han_digits};
use super::stock::POSTS;
use super::style::Style;
use super::writer::Writer;

impl Writer<'_> {
    /// Title, subtitle, date and speaker, as many of them as there are.
    pub fn title_block(&mut self, must_have_title: bool) {
        if !must_have_title && self.chance(4) {
            return;
        }
        let stock = self.stock;
        if self.chance(4) {
            self.slogan();
        } else {
            let title = self.pick(stock.titles);
            self.title(&title);
        }
        if self.chance(9) {
            let dirt = self.pick(stock.title_dirt);
            self.run_on(Role::Cut(Why::PageFurniture), dirt);
        }
        if self.layout != Layout::Glued && self.chance(8) {
            self.speaker();
            self.date();
            let date = self.blocks.pop().unwrap();
            self.blocks.push(Block { words: format!("　{}", date.words), ..date }.running_on());
            return;
        }
        let has_date = self.chance(2);
        if has_date {
            self.date();
        }
        // A bare name between a title and what follows is a name only where something parts them.
        let parted = self.layout != Layout::Glued || has_date;
        if parted && self.chance(2) {
            self.speaker();
        }
    }

    fn slogan(&mut self) {
        let title = self.pick(self.stock.slogans);
        let spaced = self.chance(3) && title.chars().count() < 12;
        let words = if spaced { letter_spaced(&title.replace(' ', ""), &mut self.rng) } else { title.clone() };
        self.blocks.push(Block::new(Role::Title, words).saying(title));
        if self.chance(2) {
            let subtitle = self.pick(self.stock.subtitles);
            let said = subtitle.trim_start_matches('—').to_owned();
            self.blocks.push(Block::new(Role::Subtitle, subtitle).saying(said));
        }
    }

    fn title(&mut self, title: &str) {
        // Where hands break a long title.
        let breaks = ["工作", "年度", "第三届", "协会", "专题"].iter().find_map(|word| title.find(word));
        if let Some(at) = breaks.filter(|_| self.layout.kind() == Kind::Clean && self.chance(4)) {
            self.push(Role::Title, &title[..at]);
            self.push(Role::Title, &title[at..]);
        } else if self.style == Style::Markdown {
            let words = format!("# {title}");
            self.blocks.push(Block::new(Role::Title, words).saying(title));
        } else {
            self.push(Role::Title, title);
        }
    }

    fn date(&mut self) {
        let (year, month, day) = (self.topic.year, self.rng.u8(1..13), self.rng.u8(1..29));
        let place = self.topic.place;
        let plain = format!("{year}年{month}月{day}日");
        let in_han = format!("{}年{}月{}日", han_digits(year), han(month.into()), han(day.into()));
        let (said, words) = match self.rng.u8(0..10) {
            0..3 => (plain.clone(), format!("（{plain}）")),
            3 => (plain.clone(), plain),
            4 => (in_han.clone(), format!("（{in_han}）")),
            5 => (format!("{year}.{month}.{day}"), format!("{year}.{month}.{day}")),
            6 => (format!("{year}/{month:02}/{day:02}"), format!("{year}/{month:02}/{day:02}")),
            7 => (plain.clone(), format!("（{plain}　{place}）")),
            8 => (plain.clone(), format!("（{plain}上午9时）")),
            _ => (format!("{month}月{day}日"), format!("（{month}月{day}日）")),
        };
        self.blocks.push(Block::new(Role::Date, words).saying(said));
    }

    fn speaker(&mut self) {
        let name = self.topic.speaker;
        let spaced = letter_spaced(name, &mut self.rng);
        let post = *self.rng.choice(POSTS).unwrap();
        let words = match self.rng.u8(0..5) {
            0 => spaced,
            1 | 2 => format!("{post}　{name}"),
            3 if self.layout != Layout::Glued => "×××".to_owned(),
            _ => name.to_owned(),
        };
        self.push(Role::Speaker, words);
    }
}
