//! Makes cargo build again when a scene or an asset is added or taken away, so that what is embedded is what is there.

fn main() {
    println!("cargo::rerun-if-changed=scenes");
    println!("cargo::rerun-if-changed=assets");
}
