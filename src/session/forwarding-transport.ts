import { sleep } from '../clock.ts'
import type { LineMode } from './line-mode.ts'
import type { Input, ProgramLook, Sink, Transport } from './transport.ts'

/** A transport in front of another: it passes everything on, and what it changes it overrides. */
export abstract class ForwardingTransport implements Transport {
  /** The transport behind it, at this moment. */
  protected abstract get behind(): Transport

  get terminal(): boolean {
    return this.behind.terminal
  }

  get tellsGiven(): boolean {
    return this.behind.tellsGiven === true
  }

  get pid(): number | undefined {
    return this.behind.pid
  }

  start(sink: Sink): void {
    this.behind.start(sink)
  }

  send(input: Input): Promise<void> {
    return this.behind.send(input)
  }

  close(options?: { force?: boolean }): Promise<void> {
    return this.behind.close(options)
  }

  lineMode(): Promise<LineMode | undefined> {
    return this.behind.lineMode?.() ?? Promise.resolve(undefined)
  }

  async echoes(): Promise<boolean | undefined> {
    const { behind } = this
    return behind.echoes === undefined ? (await behind.lineMode?.())?.echo : behind.echoes()
  }

  setEcho(on: boolean): Promise<void> {
    return this.behind.setEcho?.(on) ?? Promise.resolve()
  }

  pause(ms: number): Promise<void> {
    return this.behind.pause?.(ms) ?? sleep(ms)
  }

  answered(timeoutMs: number): Promise<void> {
    return this.behind.answered?.(timeoutMs) ?? Promise.resolve()
  }

  letGo(): void {
    this.behind.letGo?.()
  }

  look(): ProgramLook | undefined {
    return this.behind.look?.()
  }

  atWork(): boolean | undefined {
    return this.behind.atWork?.()
  }
}
