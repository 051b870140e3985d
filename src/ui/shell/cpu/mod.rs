//! The window without a graphics card: frames are painted by the processor, and of each only what has changed.
//!
//! egui hands over shapes. Those that were not in the frame before (`pieces`) are made into meshes of triangles
//! ([`egui::ClippedPrimitive`]) and these parted into the simplest things that can be painted (`items`), a hash of all
//! that touches it is taken of every tile of the window (`damage`), and what has changed since the last frame is painted
//! anew ([`Painter`]), just as egui's own painters do it with a graphics card.

mod area;
mod blend;
mod canvas;
mod damage;
mod items;
mod painter;
mod pieces;
mod textures;
mod triangle;
mod window;

pub use area::Area;
pub use painter::{Buffer, Painter};
pub use window::run;
