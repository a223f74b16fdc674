set(catalog_sources)
