let typed: number = 1;
