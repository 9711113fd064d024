import { run } from "./order.ts";

run();
