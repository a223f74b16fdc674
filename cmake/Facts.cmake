set(facts_sources)
