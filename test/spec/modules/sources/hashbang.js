#!/usr/bin/env jstime --option
export default new Error().stack.split("\n")[1].match(/:(\d+):\d+/)[1];