import type { FormatName } from '../model/file-format.ts';
import type { SessionDecoder, SessionEncoder } from './session-codec.ts';

/** Each codec is loaded when it is first used: most sessions are JSON. */
export async function createEncoder(format: FormatName): Promise<SessionEncoder> {
  switch (format) {
    case 'json':
      return new (await import('./json/json-encoder.ts')).JsonEncoder();
    case 'yaml':
      return new (await import('./yaml/yaml-encoder.ts')).YamlEncoder();
    case 'msgpack':
      return new (await import('./msgpack/msgpack-encoder.ts')).MsgpackEncoder();
  }
}

export async function createDecoder(format: FormatName): Promise<SessionDecoder> {
  switch (format) {
    case 'json':
      return new (await import('./json/json-splitter.ts')).JsonSplitter();
    case 'yaml':
      return (await import('./yaml/yaml-decoder.ts')).createYamlDecoder();
    case 'msgpack':
      return new (await import('./msgpack/msgpack-decoder.ts')).MsgpackDecoder();
  }
}
