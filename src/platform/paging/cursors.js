var __esDecorate = (this && this.__esDecorate) || function (ctor, descriptorIn, decorators, contextIn, initializers, extraInitializers) {
    function accept(f) { if (f !== void 0 && typeof f !== "function") throw new TypeError("Function expected"); return f; }
    var kind = contextIn.kind, key = kind === "getter" ? "get" : kind === "setter" ? "set" : "value";
    var target = !descriptorIn && ctor ? contextIn["static"] ? ctor : ctor.prototype : null;
    var descriptor = descriptorIn || (target ? Object.getOwnPropertyDescriptor(target, contextIn.name) : {});
    var _, done = false;
    for (var i = decorators.length - 1; i >= 0; i--) {
        var context = {};
        for (var p in contextIn) context[p] = p === "access" ? {} : contextIn[p];
        for (var p in contextIn.access) context.access[p] = contextIn.access[p];
        context.addInitializer = function (f) { if (done) throw new TypeError("Cannot add initializers after decoration has completed"); extraInitializers.push(accept(f || null)); };
        var result = (0, decorators[i])(kind === "accessor" ? { get: descriptor.get, set: descriptor.set } : descriptor[key], context);
        if (kind === "accessor") {
            if (result === void 0) continue;
            if (result === null || typeof result !== "object") throw new TypeError("Object expected");
            if (_ = accept(result.get)) descriptor.get = _;
            if (_ = accept(result.set)) descriptor.set = _;
            if (_ = accept(result.init)) initializers.unshift(_);
        }
        else if (_ = accept(result)) {
            if (kind === "field") initializers.unshift(_);
            else descriptor[key] = _;
        }
    }
    if (target) Object.defineProperty(target, contextIn.name, descriptor);
    done = true;
};
var __runInitializers = (this && this.__runInitializers) || function (thisArg, initializers, value) {
    var useValue = arguments.length > 2;
    for (var i = 0; i < initializers.length; i++) {
        value = useValue ? initializers[i].call(thisArg, value) : initializers[i].call(thisArg);
    }
    return useValue ? value : void 0;
};
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { badInput } from '../errors/refusal.js';
const TAG_BYTES = 12;
const LONGEST_CURSOR = 512;
/**
 * Opaque cursors. Each is signed together with its account and its list, so one that was made up,
 * damaged, or taken from another list or another person is refused instead of read.
 */
let Cursors = (() => {
    let _classDecorators = [Injectable()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var Cursors = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            Cursors = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        key;
        constructor(passes) {
            this.key = passes.derivedKey('cursors');
        }
        /** @param list name of the list with whatever narrows it, such as `messages:<conversation>` */
        of(accountId, list) {
            const key = createHmac('sha256', this.key).update(`${accountId}\n${list}`).digest();
            const tag = (body) => createHmac('sha256', key).update(body).digest().subarray(0, TAG_BYTES);
            return {
                seal: (position) => {
                    const body = Buffer.from(JSON.stringify(position));
                    return Buffer.concat([tag(body), body]).toString('base64url');
                },
                open: (cursor) => {
                    const bytes = Buffer.from(cursor.slice(0, LONGEST_CURSOR + 1), 'base64url');
                    const body = bytes.subarray(TAG_BYTES);
                    const genuine = cursor.length <= LONGEST_CURSOR &&
                        bytes.length > TAG_BYTES &&
                        // Node reads base64url leniently; only the one spelling that was given out is taken.
                        bytes.toString('base64url') === cursor &&
                        timingSafeEqual(bytes.subarray(0, TAG_BYTES), tag(body));
                    if (!genuine)
                        throw badInput('This cursor is not valid for this list.');
                    return JSON.parse(body.toString());
                },
            };
        }
    };
    return Cursors = _classThis;
})();
export { Cursors };
