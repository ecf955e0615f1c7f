//! A change of a gene turned into what is different: in every scene, beside the drugs that are taken.

use super::keeping_phase;
use crate::library::Library;
use crate::screen::moment::Moment;

/// Changes a gene: the drugs stay, the scene's what-if does not. The same once more takes the change back.
pub(super) fn take(next: &mut Moment, gene: usize, library: &Library) {
    keeping_phase(next, library, |next| {
        (next.twist, next.twist_aside, next.gene_aside) = (None, None, None);
        next.gene = Some(gene).filter(|gene| *gene < library.genes.len() && next.gene != Some(*gene));
    });
}
