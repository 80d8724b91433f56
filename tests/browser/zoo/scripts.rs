//! Pages with scripts of every kind.
