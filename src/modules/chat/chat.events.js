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
import { DomainEvent } from '../../platform/events/fact.js';
const CHAT = { renews: ['chat'] };
/** A person said something; it is kept. */
let MessageSent = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var MessageSent = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            MessageSent = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        messageId;
        conversationId;
        at;
        constructor(accountId, messageId, conversationId, 
        /** When it was said, ISO-8601 UTC: the activity of that local day. */
        at) {
            this.accountId = accountId;
            this.messageId = messageId;
            this.conversationId = conversationId;
            this.at = at;
        }
    };
    return MessageSent = _classThis;
})();
export { MessageSent };
/** The companion was asked for a reply. */
let ReplyStarted = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var ReplyStarted = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ReplyStarted = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        messageId;
        conversationId;
        constructor(accountId, messageId, conversationId) {
            this.accountId = accountId;
            this.messageId = messageId;
            this.conversationId = conversationId;
        }
    };
    return ReplyStarted = _classThis;
})();
export { ReplyStarted };
/** A turn was asked for once more; nothing changed but perhaps who works on it. */
let TurnReplayed = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var TurnReplayed = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            TurnReplayed = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        messageId;
        constructor(accountId, messageId) {
            this.accountId = accountId;
            this.messageId = messageId;
        }
    };
    return TurnReplayed = _classThis;
})();
export { TurnReplayed };
/** A reply is finished, one way or another. */
let ReplyEnded = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var ReplyEnded = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ReplyEnded = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        messageId;
        conversationId;
        status;
        constructor(accountId, messageId, conversationId, status) {
            this.accountId = accountId;
            this.messageId = messageId;
            this.conversationId = conversationId;
            this.status = status;
        }
    };
    return ReplyEnded = _classThis;
})();
export { ReplyEnded };
let ConversationStarted = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var ConversationStarted = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ConversationStarted = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        conversationId;
        constructor(accountId, conversationId) {
            this.accountId = accountId;
            this.conversationId = conversationId;
        }
    };
    return ConversationStarted = _classThis;
})();
export { ConversationStarted };
/** Its title, state, marks or active branch are others now. */
let ConversationChanged = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var ConversationChanged = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ConversationChanged = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        conversationId;
        constructor(accountId, conversationId) {
            this.accountId = accountId;
            this.conversationId = conversationId;
        }
    };
    return ConversationChanged = _classThis;
})();
export { ConversationChanged };
let ConversationDeleted = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var ConversationDeleted = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ConversationDeleted = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        conversationId;
        constructor(accountId, conversationId) {
            this.accountId = accountId;
            this.conversationId = conversationId;
        }
    };
    return ConversationDeleted = _classThis;
})();
export { ConversationDeleted };
let HistoryCleared = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var HistoryCleared = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            HistoryCleared = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        messages;
        constructor(accountId, messages) {
            this.accountId = accountId;
            this.messages = messages;
        }
    };
    return HistoryCleared = _classThis;
})();
export { HistoryCleared };
/** A conversation from another system was added; it counts for no day. */
let ConversationImported = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var ConversationImported = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ConversationImported = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        conversationId;
        messages;
        constructor(accountId, conversationId, messages) {
            this.accountId = accountId;
            this.conversationId = conversationId;
            this.messages = messages;
        }
    };
    return ConversationImported = _classThis;
})();
export { ConversationImported };
/** The caller rated a message or reacted to it. */
let MessageMarked = (() => {
    let _classDecorators = [DomainEvent(CHAT)];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    var MessageMarked = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            MessageMarked = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        accountId;
        messageId;
        constructor(accountId, messageId) {
            this.accountId = accountId;
            this.messageId = messageId;
        }
    };
    return MessageMarked = _classThis;
})();
export { MessageMarked };
