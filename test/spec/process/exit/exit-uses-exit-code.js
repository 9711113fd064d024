process.exitCode = 4;
process.exit();
