//! Pages with content security policies.
