//! What is true: who pairs with whom, what each drug plugs, what is left to do, and on what evidence.

pub mod drugs;
pub mod evidence;
pub mod genes;
pub mod pathway;
pub mod response;
pub mod together;

pub use drugs::{Drug, DrugId, Hit};
pub use genes::GeneChange;
pub use pathway::{Kind, Molecule, MoleculeId, Pathway, Signal};
pub use response::{Capacity, Duty, Kinase, Response};
pub use together::Together;
