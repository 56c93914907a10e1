// Prints what podcast-partytime reads in a feed, as JSON. Run it in the folder where npm installed the parser.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

process.env.PARTYTIME_LOG = "silent"; // it would log to standard output
const { parseFeed } = createRequire(`${process.cwd()}/`)("podcast-partytime");
console.log(JSON.stringify(parseFeed(readFileSync(process.argv[2], "utf8"))));
