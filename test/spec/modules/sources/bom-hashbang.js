#!/usr/bin/env jstime
export default "mark, then hashbang"