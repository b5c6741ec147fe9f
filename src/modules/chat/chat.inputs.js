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
import { ArgsType, Field, Float, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { ContentTypes, ConversationStatuses, MessageRoles } from './chat.types.js';
export const Recommendations = {
    ANSWER: 'ANSWER',
    REFINE: 'REFINE',
    CLARIFY: 'CLARIFY',
    EXTERNAL: 'EXTERNAL',
};
registerEnumType(Recommendations, { name: 'Recommendation' });
let SendMessageInput = (() => {
    let _classDecorators = [InputType()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _clientMessageId_decorators;
    let _clientMessageId_initializers = [];
    let _clientMessageId_extraInitializers = [];
    let _conversationId_decorators;
    let _conversationId_initializers = [];
    let _conversationId_extraInitializers = [];
    let _content_decorators;
    let _content_initializers = [];
    let _content_extraInitializers = [];
    let _contentType_decorators;
    let _contentType_initializers = [];
    let _contentType_extraInitializers = [];
    let _sessionId_decorators;
    let _sessionId_initializers = [];
    let _sessionId_extraInitializers = [];
    let _wait_decorators;
    let _wait_initializers = [];
    let _wait_extraInitializers = [];
    var SendMessageInput = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _clientMessageId_decorators = [Field(() => ID, {
                    description: 'Chosen by the client, once per message; a retry with the same id never sends twice. 1..64 characters.',
                })];
            _conversationId_decorators = [Field(() => ID, {
                    nullable: true,
                    description: "Omitted: the caller's latest active conversation, created when there is none.",
                })];
            _content_decorators = [Field(() => String, { description: '1..16000 characters that are not all blank.' })];
            _contentType_decorators = [Field(() => ContentTypes, { nullable: true, defaultValue: 'TEXT' })];
            _sessionId_decorators = [Field(() => ID, { nullable: true })];
            _wait_decorators = [Field(() => Boolean, {
                    defaultValue: true,
                    description: 'false: answer as soon as the message is committed, the reply GENERATING.',
                })];
            __esDecorate(null, null, _clientMessageId_decorators, { kind: "field", name: "clientMessageId", static: false, private: false, access: { has: obj => "clientMessageId" in obj, get: obj => obj.clientMessageId, set: (obj, value) => { obj.clientMessageId = value; } }, metadata: _metadata }, _clientMessageId_initializers, _clientMessageId_extraInitializers);
            __esDecorate(null, null, _conversationId_decorators, { kind: "field", name: "conversationId", static: false, private: false, access: { has: obj => "conversationId" in obj, get: obj => obj.conversationId, set: (obj, value) => { obj.conversationId = value; } }, metadata: _metadata }, _conversationId_initializers, _conversationId_extraInitializers);
            __esDecorate(null, null, _content_decorators, { kind: "field", name: "content", static: false, private: false, access: { has: obj => "content" in obj, get: obj => obj.content, set: (obj, value) => { obj.content = value; } }, metadata: _metadata }, _content_initializers, _content_extraInitializers);
            __esDecorate(null, null, _contentType_decorators, { kind: "field", name: "contentType", static: false, private: false, access: { has: obj => "contentType" in obj, get: obj => obj.contentType, set: (obj, value) => { obj.contentType = value; } }, metadata: _metadata }, _contentType_initializers, _contentType_extraInitializers);
            __esDecorate(null, null, _sessionId_decorators, { kind: "field", name: "sessionId", static: false, private: false, access: { has: obj => "sessionId" in obj, get: obj => obj.sessionId, set: (obj, value) => { obj.sessionId = value; } }, metadata: _metadata }, _sessionId_initializers, _sessionId_extraInitializers);
            __esDecorate(null, null, _wait_decorators, { kind: "field", name: "wait", static: false, private: false, access: { has: obj => "wait" in obj, get: obj => obj.wait, set: (obj, value) => { obj.wait = value; } }, metadata: _metadata }, _wait_initializers, _wait_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            SendMessageInput = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        clientMessageId = __runInitializers(this, _clientMessageId_initializers, void 0);
        conversationId = (__runInitializers(this, _clientMessageId_extraInitializers), __runInitializers(this, _conversationId_initializers, void 0));
        content = (__runInitializers(this, _conversationId_extraInitializers), __runInitializers(this, _content_initializers, void 0));
        contentType = (__runInitializers(this, _content_extraInitializers), __runInitializers(this, _contentType_initializers, void 0));
        sessionId = (__runInitializers(this, _contentType_extraInitializers), __runInitializers(this, _sessionId_initializers, void 0));
        wait = (__runInitializers(this, _sessionId_extraInitializers), __runInitializers(this, _wait_initializers, void 0));
        constructor() {
            __runInitializers(this, _wait_extraInitializers);
        }
    };
    return SendMessageInput = _classThis;
})();
export { SendMessageInput };
let MessageFilter = (() => {
    let _classDecorators = [InputType()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _conversationId_decorators;
    let _conversationId_initializers = [];
    let _conversationId_extraInitializers = [];
    let _role_decorators;
    let _role_initializers = [];
    let _role_extraInitializers = [];
    let _mood_decorators;
    let _mood_initializers = [];
    let _mood_extraInitializers = [];
    let _from_decorators;
    let _from_initializers = [];
    let _from_extraInitializers = [];
    let _to_decorators;
    let _to_initializers = [];
    let _to_extraInitializers = [];
    let _minSentiment_decorators;
    let _minSentiment_initializers = [];
    let _minSentiment_extraInitializers = [];
    let _maxSentiment_decorators;
    let _maxSentiment_initializers = [];
    let _maxSentiment_extraInitializers = [];
    var MessageFilter = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _conversationId_decorators = [Field(() => ID, { nullable: true })];
            _role_decorators = [Field(() => MessageRoles, { nullable: true })];
            _mood_decorators = [Field(() => String, { nullable: true })];
            _from_decorators = [Field(() => Date, { nullable: true, description: 'inclusive' })];
            _to_decorators = [Field(() => Date, { nullable: true, description: 'exclusive' })];
            _minSentiment_decorators = [Field(() => Float, { nullable: true })];
            _maxSentiment_decorators = [Field(() => Float, { nullable: true })];
            __esDecorate(null, null, _conversationId_decorators, { kind: "field", name: "conversationId", static: false, private: false, access: { has: obj => "conversationId" in obj, get: obj => obj.conversationId, set: (obj, value) => { obj.conversationId = value; } }, metadata: _metadata }, _conversationId_initializers, _conversationId_extraInitializers);
            __esDecorate(null, null, _role_decorators, { kind: "field", name: "role", static: false, private: false, access: { has: obj => "role" in obj, get: obj => obj.role, set: (obj, value) => { obj.role = value; } }, metadata: _metadata }, _role_initializers, _role_extraInitializers);
            __esDecorate(null, null, _mood_decorators, { kind: "field", name: "mood", static: false, private: false, access: { has: obj => "mood" in obj, get: obj => obj.mood, set: (obj, value) => { obj.mood = value; } }, metadata: _metadata }, _mood_initializers, _mood_extraInitializers);
            __esDecorate(null, null, _from_decorators, { kind: "field", name: "from", static: false, private: false, access: { has: obj => "from" in obj, get: obj => obj.from, set: (obj, value) => { obj.from = value; } }, metadata: _metadata }, _from_initializers, _from_extraInitializers);
            __esDecorate(null, null, _to_decorators, { kind: "field", name: "to", static: false, private: false, access: { has: obj => "to" in obj, get: obj => obj.to, set: (obj, value) => { obj.to = value; } }, metadata: _metadata }, _to_initializers, _to_extraInitializers);
            __esDecorate(null, null, _minSentiment_decorators, { kind: "field", name: "minSentiment", static: false, private: false, access: { has: obj => "minSentiment" in obj, get: obj => obj.minSentiment, set: (obj, value) => { obj.minSentiment = value; } }, metadata: _metadata }, _minSentiment_initializers, _minSentiment_extraInitializers);
            __esDecorate(null, null, _maxSentiment_decorators, { kind: "field", name: "maxSentiment", static: false, private: false, access: { has: obj => "maxSentiment" in obj, get: obj => obj.maxSentiment, set: (obj, value) => { obj.maxSentiment = value; } }, metadata: _metadata }, _maxSentiment_initializers, _maxSentiment_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            MessageFilter = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        conversationId = __runInitializers(this, _conversationId_initializers, void 0);
        role = (__runInitializers(this, _conversationId_extraInitializers), __runInitializers(this, _role_initializers, void 0));
        mood = (__runInitializers(this, _role_extraInitializers), __runInitializers(this, _mood_initializers, void 0));
        from = (__runInitializers(this, _mood_extraInitializers), __runInitializers(this, _from_initializers, void 0));
        to = (__runInitializers(this, _from_extraInitializers), __runInitializers(this, _to_initializers, void 0));
        minSentiment = (__runInitializers(this, _to_extraInitializers), __runInitializers(this, _minSentiment_initializers, void 0));
        maxSentiment = (__runInitializers(this, _minSentiment_extraInitializers), __runInitializers(this, _maxSentiment_initializers, void 0));
        constructor() {
            __runInitializers(this, _maxSentiment_extraInitializers);
        }
    };
    return MessageFilter = _classThis;
})();
export { MessageFilter };
let ConversationInput = (() => {
    let _classDecorators = [InputType()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _title_decorators;
    let _title_initializers = [];
    let _title_extraInitializers = [];
    let _description_decorators;
    let _description_initializers = [];
    let _description_extraInitializers = [];
    let _status_decorators;
    let _status_initializers = [];
    let _status_extraInitializers = [];
    let _pinned_decorators;
    let _pinned_initializers = [];
    let _pinned_extraInitializers = [];
    let _tags_decorators;
    let _tags_initializers = [];
    let _tags_extraInitializers = [];
    let _agentType_decorators;
    let _agentType_initializers = [];
    let _agentType_extraInitializers = [];
    let _model_decorators;
    let _model_initializers = [];
    let _model_extraInitializers = [];
    let _systemPrompt_decorators;
    let _systemPrompt_initializers = [];
    let _systemPrompt_extraInitializers = [];
    let _temperature_decorators;
    let _temperature_initializers = [];
    let _temperature_extraInitializers = [];
    let _maxTokens_decorators;
    let _maxTokens_initializers = [];
    let _maxTokens_extraInitializers = [];
    var ConversationInput = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _title_decorators = [Field(() => String, { nullable: true, description: '1..200 characters.' })];
            _description_decorators = [Field(() => String, { nullable: true, description: 'At most 2000 characters.' })];
            _status_decorators = [Field(() => ConversationStatuses, { nullable: true })];
            _pinned_decorators = [Field(() => Boolean, { nullable: true })];
            _tags_decorators = [Field(() => [String], { nullable: true, description: 'At most 20 of at most 50 characters.' })];
            _agentType_decorators = [Field(() => String, { nullable: true })];
            _model_decorators = [Field(() => String, { nullable: true })];
            _systemPrompt_decorators = [Field(() => String, { nullable: true, description: 'At most 8000 characters.' })];
            _temperature_decorators = [Field(() => Float, { nullable: true, description: '0 to 2.' })];
            _maxTokens_decorators = [Field(() => Int, { nullable: true, description: '1 to 100000.' })];
            __esDecorate(null, null, _title_decorators, { kind: "field", name: "title", static: false, private: false, access: { has: obj => "title" in obj, get: obj => obj.title, set: (obj, value) => { obj.title = value; } }, metadata: _metadata }, _title_initializers, _title_extraInitializers);
            __esDecorate(null, null, _description_decorators, { kind: "field", name: "description", static: false, private: false, access: { has: obj => "description" in obj, get: obj => obj.description, set: (obj, value) => { obj.description = value; } }, metadata: _metadata }, _description_initializers, _description_extraInitializers);
            __esDecorate(null, null, _status_decorators, { kind: "field", name: "status", static: false, private: false, access: { has: obj => "status" in obj, get: obj => obj.status, set: (obj, value) => { obj.status = value; } }, metadata: _metadata }, _status_initializers, _status_extraInitializers);
            __esDecorate(null, null, _pinned_decorators, { kind: "field", name: "pinned", static: false, private: false, access: { has: obj => "pinned" in obj, get: obj => obj.pinned, set: (obj, value) => { obj.pinned = value; } }, metadata: _metadata }, _pinned_initializers, _pinned_extraInitializers);
            __esDecorate(null, null, _tags_decorators, { kind: "field", name: "tags", static: false, private: false, access: { has: obj => "tags" in obj, get: obj => obj.tags, set: (obj, value) => { obj.tags = value; } }, metadata: _metadata }, _tags_initializers, _tags_extraInitializers);
            __esDecorate(null, null, _agentType_decorators, { kind: "field", name: "agentType", static: false, private: false, access: { has: obj => "agentType" in obj, get: obj => obj.agentType, set: (obj, value) => { obj.agentType = value; } }, metadata: _metadata }, _agentType_initializers, _agentType_extraInitializers);
            __esDecorate(null, null, _model_decorators, { kind: "field", name: "model", static: false, private: false, access: { has: obj => "model" in obj, get: obj => obj.model, set: (obj, value) => { obj.model = value; } }, metadata: _metadata }, _model_initializers, _model_extraInitializers);
            __esDecorate(null, null, _systemPrompt_decorators, { kind: "field", name: "systemPrompt", static: false, private: false, access: { has: obj => "systemPrompt" in obj, get: obj => obj.systemPrompt, set: (obj, value) => { obj.systemPrompt = value; } }, metadata: _metadata }, _systemPrompt_initializers, _systemPrompt_extraInitializers);
            __esDecorate(null, null, _temperature_decorators, { kind: "field", name: "temperature", static: false, private: false, access: { has: obj => "temperature" in obj, get: obj => obj.temperature, set: (obj, value) => { obj.temperature = value; } }, metadata: _metadata }, _temperature_initializers, _temperature_extraInitializers);
            __esDecorate(null, null, _maxTokens_decorators, { kind: "field", name: "maxTokens", static: false, private: false, access: { has: obj => "maxTokens" in obj, get: obj => obj.maxTokens, set: (obj, value) => { obj.maxTokens = value; } }, metadata: _metadata }, _maxTokens_initializers, _maxTokens_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ConversationInput = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        title = __runInitializers(this, _title_initializers, void 0);
        description = (__runInitializers(this, _title_extraInitializers), __runInitializers(this, _description_initializers, void 0));
        status = (__runInitializers(this, _description_extraInitializers), __runInitializers(this, _status_initializers, void 0));
        pinned = (__runInitializers(this, _status_extraInitializers), __runInitializers(this, _pinned_initializers, void 0));
        tags = (__runInitializers(this, _pinned_extraInitializers), __runInitializers(this, _tags_initializers, void 0));
        agentType = (__runInitializers(this, _tags_extraInitializers), __runInitializers(this, _agentType_initializers, void 0));
        model = (__runInitializers(this, _agentType_extraInitializers), __runInitializers(this, _model_initializers, void 0));
        systemPrompt = (__runInitializers(this, _model_extraInitializers), __runInitializers(this, _systemPrompt_initializers, void 0));
        temperature = (__runInitializers(this, _systemPrompt_extraInitializers), __runInitializers(this, _temperature_initializers, void 0));
        maxTokens = (__runInitializers(this, _temperature_extraInitializers), __runInitializers(this, _maxTokens_initializers, void 0));
        constructor() {
            __runInitializers(this, _maxTokens_extraInitializers);
        }
    };
    return ConversationInput = _classThis;
})();
export { ConversationInput };
let ReplyAnnotation = (() => {
    let _classDecorators = [InputType({ description: 'What an agent knows about how it found its answer.' })];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _quality_decorators;
    let _quality_initializers = [];
    let _quality_extraInitializers = [];
    let _recommendation_decorators;
    let _recommendation_initializers = [];
    let _recommendation_extraInitializers = [];
    let _refinementCount_decorators;
    let _refinementCount_initializers = [];
    let _refinementCount_extraInitializers = [];
    let _contextsRetrieved_decorators;
    let _contextsRetrieved_initializers = [];
    let _contextsRetrieved_extraInitializers = [];
    var ReplyAnnotation = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _quality_decorators = [Field(() => Float, { nullable: true, description: '0 to 1.' })];
            _recommendation_decorators = [Field(() => Recommendations, { nullable: true })];
            _refinementCount_decorators = [Field(() => Int, { nullable: true })];
            _contextsRetrieved_decorators = [Field(() => Int, { nullable: true })];
            __esDecorate(null, null, _quality_decorators, { kind: "field", name: "quality", static: false, private: false, access: { has: obj => "quality" in obj, get: obj => obj.quality, set: (obj, value) => { obj.quality = value; } }, metadata: _metadata }, _quality_initializers, _quality_extraInitializers);
            __esDecorate(null, null, _recommendation_decorators, { kind: "field", name: "recommendation", static: false, private: false, access: { has: obj => "recommendation" in obj, get: obj => obj.recommendation, set: (obj, value) => { obj.recommendation = value; } }, metadata: _metadata }, _recommendation_initializers, _recommendation_extraInitializers);
            __esDecorate(null, null, _refinementCount_decorators, { kind: "field", name: "refinementCount", static: false, private: false, access: { has: obj => "refinementCount" in obj, get: obj => obj.refinementCount, set: (obj, value) => { obj.refinementCount = value; } }, metadata: _metadata }, _refinementCount_initializers, _refinementCount_extraInitializers);
            __esDecorate(null, null, _contextsRetrieved_decorators, { kind: "field", name: "contextsRetrieved", static: false, private: false, access: { has: obj => "contextsRetrieved" in obj, get: obj => obj.contextsRetrieved, set: (obj, value) => { obj.contextsRetrieved = value; } }, metadata: _metadata }, _contextsRetrieved_initializers, _contextsRetrieved_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            ReplyAnnotation = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        quality = __runInitializers(this, _quality_initializers, void 0);
        recommendation = (__runInitializers(this, _quality_extraInitializers), __runInitializers(this, _recommendation_initializers, void 0));
        refinementCount = (__runInitializers(this, _recommendation_extraInitializers), __runInitializers(this, _refinementCount_initializers, void 0));
        contextsRetrieved = (__runInitializers(this, _refinementCount_extraInitializers), __runInitializers(this, _contextsRetrieved_initializers, void 0));
        constructor() {
            __runInitializers(this, _contextsRetrieved_extraInitializers);
        }
    };
    return ReplyAnnotation = _classThis;
})();
export { ReplyAnnotation };
let PageArgs = (() => {
    let _classDecorators = [ArgsType()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _last_decorators;
    let _last_initializers = [];
    let _last_extraInitializers = [];
    let _before_decorators;
    let _before_initializers = [];
    let _before_extraInitializers = [];
    let _first_decorators;
    let _first_initializers = [];
    let _first_extraInitializers = [];
    let _after_decorators;
    let _after_initializers = [];
    let _after_extraInitializers = [];
    var PageArgs = class {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(null) : void 0;
            _last_decorators = [Field(() => Int, { nullable: true })];
            _before_decorators = [Field(() => String, { nullable: true })];
            _first_decorators = [Field(() => Int, { nullable: true })];
            _after_decorators = [Field(() => String, { nullable: true })];
            __esDecorate(null, null, _last_decorators, { kind: "field", name: "last", static: false, private: false, access: { has: obj => "last" in obj, get: obj => obj.last, set: (obj, value) => { obj.last = value; } }, metadata: _metadata }, _last_initializers, _last_extraInitializers);
            __esDecorate(null, null, _before_decorators, { kind: "field", name: "before", static: false, private: false, access: { has: obj => "before" in obj, get: obj => obj.before, set: (obj, value) => { obj.before = value; } }, metadata: _metadata }, _before_initializers, _before_extraInitializers);
            __esDecorate(null, null, _first_decorators, { kind: "field", name: "first", static: false, private: false, access: { has: obj => "first" in obj, get: obj => obj.first, set: (obj, value) => { obj.first = value; } }, metadata: _metadata }, _first_initializers, _first_extraInitializers);
            __esDecorate(null, null, _after_decorators, { kind: "field", name: "after", static: false, private: false, access: { has: obj => "after" in obj, get: obj => obj.after, set: (obj, value) => { obj.after = value; } }, metadata: _metadata }, _after_initializers, _after_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            PageArgs = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        last = __runInitializers(this, _last_initializers, void 0);
        before = (__runInitializers(this, _last_extraInitializers), __runInitializers(this, _before_initializers, void 0));
        first = (__runInitializers(this, _before_extraInitializers), __runInitializers(this, _first_initializers, void 0));
        after = (__runInitializers(this, _first_extraInitializers), __runInitializers(this, _after_initializers, void 0));
        constructor() {
            __runInitializers(this, _after_extraInitializers);
        }
    };
    return PageArgs = _classThis;
})();
export { PageArgs };
let HistoryArgs = (() => {
    let _classDecorators = [ArgsType()];
    let _classDescriptor;
    let _classExtraInitializers = [];
    let _classThis;
    let _classSuper = PageArgs;
    let _conversationId_decorators;
    let _conversationId_initializers = [];
    let _conversationId_extraInitializers = [];
    var HistoryArgs = class extends _classSuper {
        static { _classThis = this; }
        static {
            const _metadata = typeof Symbol === "function" && Symbol.metadata ? Object.create(_classSuper[Symbol.metadata] ?? null) : void 0;
            _conversationId_decorators = [Field(() => ID, { nullable: true })];
            __esDecorate(null, null, _conversationId_decorators, { kind: "field", name: "conversationId", static: false, private: false, access: { has: obj => "conversationId" in obj, get: obj => obj.conversationId, set: (obj, value) => { obj.conversationId = value; } }, metadata: _metadata }, _conversationId_initializers, _conversationId_extraInitializers);
            __esDecorate(null, _classDescriptor = { value: _classThis }, _classDecorators, { kind: "class", name: _classThis.name, metadata: _metadata }, null, _classExtraInitializers);
            HistoryArgs = _classThis = _classDescriptor.value;
            if (_metadata) Object.defineProperty(_classThis, Symbol.metadata, { enumerable: true, configurable: true, writable: true, value: _metadata });
            __runInitializers(_classThis, _classExtraInitializers);
        }
        conversationId = __runInitializers(this, _conversationId_initializers, void 0);
        constructor() {
            super(...arguments);
            __runInitializers(this, _conversationId_extraInitializers);
        }
    };
    return HistoryArgs = _classThis;
})();
export { HistoryArgs };
