/** One debug session: an editor, a program, and the features between them. */
import type { Readable, Writable } from 'node:stream';
import { Editor } from '../dap/editor.ts';
import type { Handlers } from '../dap/protocol.ts';
import { Breakpoints } from './breakpoints/breakpoints.ts';
import { DataBreakpoints } from './breakpoints/data-breakpoints.ts';
import { Exceptions } from './breakpoints/exceptions.ts';
import { FunctionBreakpoints } from './breakpoints/function-breakpoints.ts';
import { ProgramState } from './breakpoints/program-state.ts';
import { SessionContext } from './context.ts';
import type { Feature } from './feature.ts';
import { Assignment } from './inspecting/assignment.ts';
import { Completions } from './inspecting/completions.ts';
import { Evaluate } from './inspecting/evaluate.ts';
import { ExceptionInfo } from './inspecting/exception-info.ts';
import { Memory } from './inspecting/memory.ts';
import { Scopes } from './inspecting/scopes.ts';
import { Variables } from './inspecting/variables.ts';
import { refusal } from './late-requests.ts';
import { Domains } from './lifecycle/domains.ts';
import { Lifecycle } from './lifecycle/lifecycle.ts';
import { Output } from './output.ts';
import { Profiles } from './profiles.ts';
import { Entry } from './running/entry.ts';
import { Execution } from './running/execution.ts';
import { InstrumentationPauses } from './running/instrumentation.ts';
import { SkipFiles } from './running/skip-files.ts';
import { StepTargets } from './running/step-targets.ts';
import { Sources } from './sources/sources.ts';
import { Stack } from './sources/stack.ts';
import { Evaluation } from './values/evaluation.ts';
import { OriginalNames } from './values/original-names.ts';
import { Values } from './values/values.ts';

export class Session {
  /** Resolves when the session is over and everything is answered. */
  readonly over: Promise<void>;
  readonly #editor: Editor;
  readonly #lifecycle: Lifecycle;

  constructor(input: Readable, output: Writable) {
    let end = () => {};
    this.over = new Promise((resolve) => {
      end = resolve;
    });
    const context = new SessionContext((name, ...body) => this.#editor.event(name, ...body));
    const all = () => features;
    this.#lifecycle = new Lifecycle(context, all, () => this.#editor, end);
    const execution = new Execution(context, all);
    const pauses = new InstrumentationPauses(context);
    const sources = new Sources(context, pauses);
    const state = new ProgramState();
    const values = new Values(context);
    const skipFiles = new SkipFiles(context, sources, execution);
    const stack = new Stack(context, execution, sources, skipFiles);
    const exceptions = new Exceptions(context, state);
    const evaluation = new Evaluation(context, values, state, {
      isStopped: () => execution.stop !== undefined,
      thrown: () => exceptions.thrown?.value,
    });
    const originalNames = new OriginalNames(sources, values);
    evaluation.translate = (expression, frame) => originalNames.translate(expression, frame);
    // In the order in which they see a new program, and decide what a pause is.
    const features: readonly Feature[] = [
      this.#lifecycle,
      new Domains(),
      pauses,
      sources,
      new StepTargets(context, execution, sources, stack),
      new Output(context, sources, values),
      new Entry(context, pauses, sources),
      exceptions,
      new DataBreakpoints(context, sources, stack, values, evaluation),
      new FunctionBreakpoints(context, sources, pauses, state, values),
      new Breakpoints(context, sources, state, values, { pauses, names: originalNames }),
      skipFiles,
      execution,
      stack,
      new Scopes(stack, sources, values, execution, exceptions, originalNames),
      new Variables(context, sources, values),
      new Evaluate(context, stack, sources, values, evaluation),
      new Assignment(context, stack, execution, values, evaluation),
      new Completions(context, stack, values, evaluation, originalNames),
      new Memory(context, values),
      new ExceptionInfo(exceptions, sources, values),
      new Profiles(context),
    ];
    const handlers: Handlers = Object.assign({}, ...features.map((feature) => feature.handlers));
    this.#editor = new Editor({
      handlers,
      refusal,
      gone: (problem) => {
        if (problem) process.stderr.write(`jstime dap: ${problem}\n`);
        this.#lifecycle.abandon();
        end();
      },
      internalError: (error) =>
        void process.stderr.write(`jstime dap: ${error instanceof Error ? error.stack : error}\n`),
    });
    this.#editor.start(input, output);
  }

  /** Ends what was started for an editor that is gone. */
  abandon(): void {
    this.#lifecycle.abandon();
  }
}
