//! Frames of our own window, painted without a graphics card: as a plain reference paints them, and what has changed
//! alone as everything anew.

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Event, ImeEvent, Key, Modifiers, PointerButton, TexturesDelta, pos2, vec2};
use egui_kittest::{Harness, TestRenderer};
use lectern::i18n::Lang;
use lectern::ui::shell::cpu::{Area, Buffer, Painter};

use crate::app::{App, press, type_words};
use crate::reference::Reference;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

/// Keeps what has changed of the textures until it is painted.
#[derive(Clone, Default)]
struct Waiting(Rc<RefCell<TexturesDelta>>);

impl TestRenderer for Waiting {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.borrow_mut().append(std::mem::take(delta));
    }
}

/// The window with its pixels.
struct Screen {
    harness: Harness<'static, App>,
    waiting: Waiting,
    painter: Painter,
    reference: Reference,
    pixels: Vec<u32>,
    size: [usize; 2],
    age: u8,
}

impl Screen {
    fn new(size: [f32; 2], scale: f32) -> Self {
        let mut app = App::new(Lang::Zh);
        app.take_effects();
        let waiting = Waiting::default();
        let builder = Harness::builder().with_size(size).with_max_steps(20).with_pixels_per_point(scale);
        let builder = builder.renderer(waiting.clone());
        let harness = builder.build_ui_state(|ui, app: &mut App| app.frame(ui), app);
        let (painter, reference) = (Painter::default(), Reference::default());
        let mut screen = Self { harness, waiting, painter, reference, pixels: Vec::new(), size: [0; 2], age: 0 };
        screen.harness.run();
        screen.paint();
        screen
    }

    /// Paints what has changed since the last time.
    fn paint(&mut self) -> Vec<Area> {
        let scale = self.harness.ctx.pixels_per_point();
        let size = (self.harness.ctx.viewport_rect().size() * scale).round();
        let size = [size.x as usize, size.y as usize];
        if self.size != size {
            (self.size, self.age) = (size, 0);
            self.pixels = vec![0x00FF_00FF; size[0] * size[1]];
        }
        let shapes = self.harness.output().shapes.clone();
        let mut delta = self.waiting.0.borrow_mut();
        self.reference.set(&delta);
        let (width, height, age) = (size[0] as u32, size[1] as u32, self.age);
        let buffer = Buffer { pixels: &mut self.pixels, width, height, age };
        let changed = self.painter.paint(&self.harness.ctx, shapes, &mut delta, scale, buffer);
        self.age = 1;
        changed
    }

    /// The frame as the reference paints it.
    fn expected(&self) -> Vec<u32> {
        let scale = self.harness.ctx.pixels_per_point();
        let primitives = self.harness.ctx.tessellate(self.harness.output().shapes.clone(), scale);
        self.reference.paint(&primitives, scale, self.size)
    }

    /// The frame painted from nothing.
    fn anew(&mut self) -> Vec<u32> {
        let mut pixels = vec![0x0000_FF00; self.pixels.len()];
        std::mem::swap(&mut pixels, &mut self.pixels);
        self.age = 0;
        self.painter.forget();
        self.paint();
        std::mem::swap(&mut pixels, &mut self.pixels);
        pixels
    }

    fn check_matches_reference(&mut self, what: &str) {
        self.harness.run();
        self.paint();
        let expected = self.expected();
        let apart = |one: u32, other: u32| {
            let channels = one.to_be_bytes().into_iter().zip(other.to_be_bytes());
            channels.map(|(one, other)| one.abs_diff(other)).max().unwrap()
        };
        let worst = self.pixels.iter().zip(&expected).map(|(one, other)| apart(*one, *other)).enumerate();
        let (at, most) = worst.max_by_key(|(_, apart)| *apart).unwrap();
        let (x, y) = (at % self.size[0], at / self.size[0]);
        assert!(most <= 1, "{what}: {x},{y} is {:06x}, not {:06x}", self.pixels[at], expected[at]);
        assert!(expected.iter().any(|pixel| *pixel != expected[0]), "{what}: nothing is shown");
    }
}

/// What is shown of the program, one after the other.
fn check_screens(size: [f32; 2], scale: f32) {
    let mut screen = Screen::new(size, scale);
    let at = |name: &str| format!("{name} at {scale}");
    screen.check_matches_reference(&at("the welcome"));
    press(&mut screen.harness, CTRL, Key::N);
    screen.check_matches_reference(&at("the gallery"));
    press(&mut screen.harness, NONE, Key::Enter);
    screen.check_matches_reference(&at("the fields"));
    press(&mut screen.harness, CTRL, Key::Enter);
    type_words(&mut screen.harness, "同志们，朋友们：Ladies and gentlemen");
    press(&mut screen.harness, Modifiers::SHIFT, Key::ArrowUp);
    screen.check_matches_reference(&at("the desk"));
    press(&mut screen.harness, CTRL, Key::Num3);
    screen.check_matches_reference(&at("pages as printed"));
    press(&mut screen.harness, NONE, Key::F9);
    press(&mut screen.harness, CTRL, Key::Comma);
    screen.check_matches_reference(&at("settings in the dark"));
    press(&mut screen.harness, NONE, Key::Escape);
    press(&mut screen.harness, CTRL, Key::K);
    screen.check_matches_reference(&at("the palette"));
}

#[test]
fn every_pixel_is_what_the_reference_paints() {
    check_screens([900.0, 600.0], 1.0);
}

#[test]
fn every_pixel_is_what_the_reference_paints_on_dense_screens() {
    check_screens([900.0, 600.0], 1.25);
}

#[test]
fn a_frame_in_which_nothing_happens_changes_nothing_and_a_key_little() {
    let mut screen = Screen::new([1000.0, 640.0], 1.0);
    press(&mut screen.harness, CTRL, Key::N);
    press(&mut screen.harness, NONE, Key::Enter);
    press(&mut screen.harness, CTRL, Key::Enter);
    screen.paint();
    screen.harness.step();
    assert_eq!(screen.paint(), []);
    type_words(&mut screen.harness, "好");
    let changed: u32 = screen.paint().iter().map(|area| (area.right - area.left) * (area.bottom - area.top)).sum();
    assert!(changed > 0 && changed < 1000 * 640 / 4, "{changed} pixels");
}

/// Something that a person may do anywhere.
fn happens(screen: &mut Screen, random: &mut fastrand::Rng, [width, height]: [f32; 2]) {
    let harness = &mut screen.harness;
    let pos = pos2(random.f32() * width, random.f32() * height);
    let pointer = |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
    match random.u8(..16) {
        0..=3 => harness.event(Event::Text(random.choice(["好", "，", "讲话", "a", "祝各位"]).unwrap().into())),
        4 => {
            let keys = [Key::Enter, Key::Backspace, Key::Escape, Key::Tab, Key::Delete, Key::Home, Key::PageDown];
            harness.key_press(random.choice(keys).unwrap());
        }
        5 => harness.key_press(random.choice([Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight]).unwrap()),
        6 => {
            let keys = [Key::K, Key::N, Key::Z, Key::Comma, Key::Num1, Key::Num2, Key::Plus, Key::Minus, Key::Enter];
            harness.key_press_modifiers(CTRL, random.choice(keys).unwrap());
        }
        7 => harness.key_press_modifiers(Modifiers::SHIFT, random.choice([Key::ArrowUp, Key::ArrowRight]).unwrap()),
        8 | 9 => {
            harness.event(Event::PointerMoved(pos));
            harness.event(pointer(true));
            harness.event(pointer(false));
        }
        10..=12 => harness.event(Event::PointerMoved(pos)),
        13 => harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: vec2(0.0, random.f32() * 400.0 - 200.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: NONE,
        }),
        14 => {
            let (text, active_range_chars) = ("nihao".to_owned(), Some(5..5));
            harness.event(Event::Ime(ImeEvent::Preedit { text, active_range_chars }));
            harness.step();
            harness.event(Event::Ime(ImeEvent::Commit("你好".into())));
        }
        _ if random.u8(..20) == 0 => {
            harness.set_size(vec2(width - f32::from(random.u8(..100)), height));
        }
        _ => harness.key_press(Key::F9),
    }
    harness.step();
}

/// So many events, and whether what has changed alone was painted as everything anew is.
fn check_events(size: [f32; 2], scale: f32, events: u32, every: u32) {
    let mut screen = Screen::new(size, scale);
    press(&mut screen.harness, CTRL, Key::N);
    press(&mut screen.harness, NONE, Key::Enter);
    press(&mut screen.harness, CTRL, Key::Enter);
    let mut random = fastrand::Rng::with_seed(8);
    let (mut painted, mut all) = (0_u64, 0_u64);
    for event in 1..=events {
        happens(&mut screen, &mut random, size);
        let changed = screen.paint();
        painted += changed
            .iter()
            .map(|area| u64::from(area.right - area.left) * u64::from(area.bottom - area.top))
            .sum::<u64>();
        all += screen.pixels.len() as u64;
        // What was left out stays wrong until something is painted over it.
        if event % every == 0 {
            let anew = screen.anew();
            let wrong = screen.pixels.iter().zip(&anew).position(|(one, other)| one != other);
            assert_eq!(wrong.map(|at| (at % screen.size[0], at / screen.size[0])), None, "after event {event}");
        }
    }
    assert!(painted < all / 2, "{painted} of {all} pixels");
}

#[test]
fn what_has_changed_alone_is_as_everything_anew_after_two_thousand_events() {
    check_events([1000.0, 640.0], 1.0, 2000, 40);
}

#[test]
fn what_has_changed_alone_is_as_everything_anew_on_a_large_dense_screen() {
    check_events([1920.0, 1080.0], 2.0, 60, 20);
}
