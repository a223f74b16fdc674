package main

import (
	"os"
	"strconv"

	"github.com/rs/zerolog/log"
)

func need(name string) string {
	value, ok := os.LookupEnv(name)
	if !ok {
		log.Fatal().Str("name", name).Msg("is not set")
	}
	return value
}

func numberOr(name string, other int) int {
	text := os.Getenv(name)
	if text == "" {
		return other
	}
	number, err := strconv.Atoi(text)
	if err != nil {
		log.Fatal().Err(err).Msg(name)
	}
	return number
}
