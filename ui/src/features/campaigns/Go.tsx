/** A word that leads to the page of what it names. */
import { Anchor } from "@mantine/core";
import { createLink } from "@tanstack/react-router";

export const Go = createLink(Anchor<"a">);
