//! Elements in every place of a page.
